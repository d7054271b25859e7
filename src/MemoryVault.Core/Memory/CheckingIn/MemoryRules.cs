using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>The rules of a vault's <c>merge.json</c> that are for its memory.</summary>
internal static class MemoryRules
{
    /// <summary>Reads them; the default where the vault has none.</summary>
    /// <exception cref="MergeRulesInvalidException">They are not of the form that docs/formats.md gives.</exception>
    internal static async ValueTask<MergeRules> ReadAsync(IObjectStore store, ObjectId tree, CancellationToken cancellationToken) =>
        (await MergeRulesFile.ReadAsync(store, tree, cancellationToken).ConfigureAwait(false)).ForFile(MemoryTree.Root);
}
