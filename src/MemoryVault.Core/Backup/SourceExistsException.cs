using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A source of that name is there already.</summary>
public sealed class SourceExistsException(string name, string root) : VaultException(
    VaultErrorKind.AlreadyExists,
    name,
    $"There is already a source '{name}' ({root}).",
    Advice.Of($"Choose another name, or change it with {HeadWords.Command($"source set {name}", $"Set-VaultSource {name}")}."));
