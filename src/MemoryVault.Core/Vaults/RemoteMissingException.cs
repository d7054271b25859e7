namespace MemoryVault.Vaults;

/// <summary>There is no remote of that name.</summary>
public sealed class RemoteMissingException(string name, IReadOnlyList<VaultRemote> remotes) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no remote '{name}'.",
    remotes.Count == 0
        ? "The vault has no remotes; add one with 'memvault remote add NAME URL' (Add-VaultRemote)."
        : $"The remotes are: {string.Join(", ", remotes.Select(remote => remote.Name))}.");
