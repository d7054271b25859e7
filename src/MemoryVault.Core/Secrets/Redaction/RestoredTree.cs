using MemoryVault.Git;

namespace MemoryVault.Secrets.Redaction;

/// <summary>A tree that came from where secrets are blacked out, with those put back that are known here.</summary>
/// <param name="Id">The tree.</param>
/// <param name="MarksLeft">The files in which marks stayed, with their number.</param>
/// <param name="Kept">The files that stayed ours, because a mark would have taken a secret of ours away.</param>
internal sealed record RestoredTree(ObjectId Id, IReadOnlyList<KeyValuePair<string, int>> MarksLeft, IReadOnlyList<string> Kept);
