using MemoryVault.Git;

namespace MemoryVault.Secrets.Projection;

/// <summary>How far a remote's redacted copy of the history has been made. Everything else can be found again from these two commits.</summary>
/// <param name="Tip">The newest commit of the copy.</param>
/// <param name="Source">The commit of <c>main</c> that it stands for.</param>
internal sealed record ProjectionState(ObjectId Tip, ObjectId Source);
