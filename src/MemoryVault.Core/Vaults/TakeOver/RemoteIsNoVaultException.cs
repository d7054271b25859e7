namespace MemoryVault.Vaults.TakeOver;

/// <summary>A remote holds no vault that a machine could be taken over from.</summary>
public sealed class RemoteIsNoVaultException(string url, string why) : VaultException(
    VaultErrorKind.InvalidInput,
    url,
    $"'{url}' holds no vault: {why}.",
    Advice.Of($"Check the URL. For a new vault, leave {new HeadWords("--from", "-From")} out and add the remote with {HeadWords.Command("remote add", "Add-VaultRemote")}."));
