namespace MemoryVault.Vaults.TakeOver;

/// <summary>A remote holds no vault that a machine could be taken over from.</summary>
public sealed class RemoteIsNoVaultException(string url, string why) : VaultException(
    VaultErrorKind.InvalidInput,
    url,
    $"'{url}' holds no vault: {why}.",
    "Check the URL. For a new vault, leave --from (-From) out and add the remote with 'memvault remote add'.");
