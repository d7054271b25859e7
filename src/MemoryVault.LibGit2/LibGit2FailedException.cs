using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.LibGit2;

/// <summary>A call of libgit2 failed.</summary>
public sealed class LibGit2FailedException(int code, string detail) : VaultException(
    VaultErrorKind.Failed,
    "libgit2",
    string.Create(CultureInfo.InvariantCulture, $"libgit2 failed ({code}): {detail}"),
    "Set the policy gitEngine to 'git' to work without libgit2, and run 'memvault verify' (Test-VaultIntegrity).")
{
    /// <summary>Gets libgit2's error code.</summary>
    public int Code { get; } = code;

    /// <summary>Gets libgit2's own words.</summary>
    public string Detail { get; } = detail;
}
