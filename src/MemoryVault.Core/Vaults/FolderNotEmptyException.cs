namespace MemoryVault.Vaults;

/// <summary>A vault is to be made where something else is.</summary>
public sealed class FolderNotEmptyException(string path) : VaultException(
    VaultErrorKind.AlreadyExists,
    path,
    $"'{path}' is not an empty folder and holds no vault.",
    "Name a folder that does not exist yet, or an empty one.");
