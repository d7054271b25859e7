using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>A path of PowerShell does not lie in a file system.</summary>
public sealed class NotFileSystemException(string path, Exception? inner = null) : VaultException(
    VaultErrorKind.InvalidInput,
    path,
    $"'{path}' is no path of a file system{(inner is null ? "." : $": {inner.Message}")}",
    "Give the path of a folder or file, such as ~/agents or FileSystem::/srv/agents.",
    inner);
