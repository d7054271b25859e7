using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the presets of sources.</summary>
public sealed class PresetCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        SourcePresets.All.Select(preset => new Candidate(preset.Name, preset.Agent)).OrderBy(candidate => candidate.Value, StringComparer.Ordinal);
}
