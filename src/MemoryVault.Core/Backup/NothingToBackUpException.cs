using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The vault has no sources, and discovery found no agent's memory on this machine.</summary>
public sealed class NothingToBackUpException(string home) : VaultException(
    VaultErrorKind.NotFound,
    home,
    $"The vault has no sources, and no agent's memory was found below '{home}'.",
    "Name a folder: 'memvault sync DIR' (Invoke-VaultSync DIR), or add one with 'memvault source add NAME --root DIR' (Add-VaultSource).");
