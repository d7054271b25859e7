using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>A path with wildcards names nothing.</summary>
public sealed class PathMissingException(string path, Exception? inner = null) : VaultException(
    VaultErrorKind.NotFound,
    path,
    $"Nothing matches '{path}'.",
    "Check the pattern with Get-Item, or give a name with wildcard characters in it by -LiteralPath.",
    inner);
