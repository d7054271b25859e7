using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of remotes.</summary>
public sealed class RemoteNameCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        ConfigurationFile.Read(new VaultPaths(Vault.Locate(vault, services.Environment))).Remotes
            .Select(remote => new Candidate(remote.Name, remote.Url));
}
