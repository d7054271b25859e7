using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The vault has no sources, and discovery found no agent's memory on this machine.</summary>
public sealed class NothingToBackUpException(string home) : VaultException(
    VaultErrorKind.NotFound,
    home,
    $"The vault has no sources, and no agent's memory was found below '{home}'.",
    Advice.Of($"Name a folder: {HeadWords.Command("sync DIR", "Invoke-VaultSync DIR")}, or add one with {HeadWords.Command("source add NAME --root DIR", "Add-VaultSource NAME -Root DIR")}."));
