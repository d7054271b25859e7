using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes folders of vaults: the default one, and those in the current folder.</summary>
public sealed class VaultFolderCompleter() : VaultCompleter(ConfiguredCandidates.VaultsAsync)
{
    /// <inheritdoc/>
    protected override bool Continues(Candidate candidate, string word) =>
        base.Continues(candidate, word) || Path.GetFileName(candidate.Value).StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
