using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>What our files are to be.</summary>
/// <param name="Tree">A tree of them, each whole.</param>
internal sealed record WorkedOut(ObjectId Tree)
{
    /// <summary>Gets a value indicating whether changes of ours are in it that the place does not have.</summary>
    internal bool IsMerged { get; init; }

    /// <summary>Gets the files with marks of secrets that are not known here.</summary>
    internal IReadOnlyList<string> Redacted { get; init; } = [];

    /// <summary>Gets the files that stayed ours.</summary>
    internal IReadOnlyList<ItemError> Kept { get; init; } = [];
}
