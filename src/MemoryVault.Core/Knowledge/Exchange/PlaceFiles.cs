using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The files of a project in a version of a place.</summary>
/// <param name="Tree">A tree of them, by their paths in the project; each file is one blob.</param>
/// <param name="Refused">What stands there and is none that may be written to a disk.</param>
/// <param name="IsThere">Whether the place has the project's folder at all.</param>
internal sealed record PlaceFiles(ObjectId Tree, IReadOnlyList<ItemError> Refused, bool IsThere)
{
    /// <summary>Gets those of a version that has none.</summary>
    internal static PlaceFiles None { get; } = new(ObjectId.EmptyTree, [], IsThere: false);
}
