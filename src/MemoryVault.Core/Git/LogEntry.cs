namespace MemoryVault.Git;

/// <summary>A commit as the log lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Commit">Its content.</param>
public sealed record LogEntry(ObjectId Id, CommitObject Commit);
