namespace MemoryVault.Vaults;

/// <summary>There is no remote of that name.</summary>
public sealed class RemoteMissingException(string name, IReadOnlyList<VaultRemote> remotes) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no remote '{name}'.",
    remotes.Count == 0
        ? Advice.Of($"The vault has no remotes; add one with {HeadWords.Command("remote add NAME URL", "Add-VaultRemote NAME URL")}.")
        : $"The remotes are: {string.Join(", ", remotes.Select(remote => remote.Name))}.");
