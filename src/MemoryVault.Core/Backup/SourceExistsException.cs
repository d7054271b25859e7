using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A source of that name is there already.</summary>
public sealed class SourceExistsException(string name, string root) : VaultException(
    VaultErrorKind.AlreadyExists,
    name,
    $"There is already a source '{name}' ({root}).",
    $"Choose another name, or change it with 'memvault source set {name}' (Set-VaultSource).");
