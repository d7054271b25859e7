using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of sources.</summary>
public sealed class SourceNameCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        ConfigurationFile.Read(new VaultPaths(Vault.Locate(vault, services.Environment))).Sources
            .Select(source => new Candidate(source.Name, $"{source.Root} ({source.Preset})"));
}
