using MemoryVault.Git;

namespace MemoryVault.Knowledge;

/// <summary>What a merge of branches came to.</summary>
/// <param name="Before">The commit of the branch before; null where it had none.</param>
/// <param name="Tip">Its commit now; null where nothing was there to merge.</param>
/// <param name="Merged">The branches that brought something.</param>
/// <param name="Contained">The branches of which all was there already.</param>
internal sealed record BranchMergeResult(ObjectId? Before, ObjectId? Tip, IReadOnlyList<string> Merged, IReadOnlyList<string> Contained);
