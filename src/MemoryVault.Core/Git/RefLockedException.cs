using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A lock file of git stands in the way of a ref transaction; no ref was changed.</summary>
public sealed class RefLockedException(string refName, string lockFile) : VaultException(
    VaultErrorKind.Busy,
    lockFile,
    $"'{refName}' is locked: '{lockFile}' exists.",
    "Wait for the git process that holds it; if there is none, delete that file.")
{
    /// <summary>Gets the name of the ref.</summary>
    public string RefName { get; } = refName;

    /// <summary>Gets the path of the lock file.</summary>
    public string LockFile { get; } = lockFile;
}
