namespace MemoryVault.Vaults;

/// <summary>A vault's <c>config.json</c> cannot be read.</summary>
public sealed class ConfigurationInvalidException(string path, string detail, Exception? inner = null) : VaultException(
    VaultErrorKind.InvalidInput,
    path,
    $"The vault's configuration '{path}' cannot be read: {detail}",
    "Correct the file, or delete it and add the sources again; the vault's data is in repository.git and is not touched by it.",
    inner);
