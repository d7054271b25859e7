namespace MemoryVault.Vaults;

/// <summary>There is no vault at a path.</summary>
public sealed class VaultMissingException(string path) : VaultException(
    VaultErrorKind.NotFound,
    path,
    $"There is no vault at '{path}'.",
    $"Make one with 'memvault init {path}' (New-Vault), take one over with '--from URL', or name another with --vault or MEMORYVAULT_HOME.");
