namespace MemoryVault.Completion;

/// <summary>Reads the values of one sort. It uses no network; what it throws means that there are none to offer.</summary>
/// <param name="query">What is known of the line.</param>
/// <param name="cancellationToken">Says when it is too late.</param>
/// <returns>The values, in the order in which they are best listed.</returns>
public delegate Task<IReadOnlyList<Candidate>> CandidateReader(CandidateQuery query, CancellationToken cancellationToken);
