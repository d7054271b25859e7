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

    /// <summary>Gets texts of which the message has at least one, as it stands there; none means every commit.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>Gets a text that the author's name and address have; null for every author.</summary>
    public string? Author { get; init; }

    /// <summary>Gets a commit that is left out, with all that it reaches; null for none.</summary>
    public ObjectId? Except { get; init; }

    /// <summary>Gets a value indicating whether no commit comes before one that it is a parent of, whatever their times say.</summary>
    public bool IsTopological { get; init; }

    /// <summary>Gets a value indicating whether merge commits are left out.</summary>
    public bool NoMerges { get; init; }

    /// <summary>
    /// Gets a value indicating whether a merge that took the paths as one parent has them is followed to that parent only: what is listed explains
    /// the state at the start, and leaves out versions that a merge did not take.
    /// </summary>
    public bool IsSimplified { get; init; }
}
