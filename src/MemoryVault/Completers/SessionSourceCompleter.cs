using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of session sources.</summary>
public sealed class SessionSourceCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        ConfigurationFile.Read(new VaultPaths(Vault.Locate(vault, services.Environment))).SessionSources
            .Select(source => new Candidate(source.Name, $"{source.Preset} {source.Target ?? source.Folder}"));
}
