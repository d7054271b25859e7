namespace MemoryVault.Git;

/// <summary>Which commits <see cref="GitRepository.LogAsync"/> lists, newest first.</summary>
public sealed record LogQuery
{
    /// <summary>Gets where to start; the history is walked from here to the first commit.</summary>
    public required ObjectId Start { get; init; }

    /// <summary>Gets the paths of which at least one was changed; none means every commit.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets the time before which commits are left out.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the time after which commits are left out.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the largest number of commits.</summary>
    public int? Limit { get; init; }

    /// <summary>Gets a value indicating whether only the first parent of a merge is followed.</summary>
    public bool FirstParent { get; init; }
}
