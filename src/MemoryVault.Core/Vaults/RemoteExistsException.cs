namespace MemoryVault.Vaults;

/// <summary>A remote of that name is there already.</summary>
public sealed class RemoteExistsException(string name, string url) : VaultException(
    VaultErrorKind.AlreadyExists,
    name,
    $"There is already a remote '{name}' ({url}).",
    Advice.Of($"Choose another name, or remove it first: {HeadWords.Command($"remote remove {name}", $"Remove-VaultRemote {name}")}."));
