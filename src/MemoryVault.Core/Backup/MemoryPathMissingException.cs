using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A path that was to be looked into does not exist.</summary>
public sealed class MemoryPathMissingException(string path) : VaultException(
    VaultErrorKind.NotFound, path, $"There is no file or folder '{path}'.", "Check the path; leave it out to look where agents keep their memory on this machine.");
