using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The disk did not take an object.</summary>
public sealed class ObjectWriteFailedException(string path, string detail, Exception? inner = null) : VaultException(
    inner is UnauthorizedAccessException ? VaultErrorKind.Denied : VaultErrorKind.Failed,
    path,
    $"The vault's repository '{path}' cannot be written: {detail}",
    "Free space on its disk, or see that you may write there, and run the command again. Nothing that was committed is lost.",
    inner);
