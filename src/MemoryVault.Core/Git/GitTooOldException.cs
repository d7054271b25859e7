using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The git executable lacks what the vault needs.</summary>
public sealed class GitTooOldException(string executable, string version) : VaultException(
    VaultErrorKind.MissingProgram,
    executable,
    $"The git executable '{executable}' is version {version}; the vault needs {GitExecutable.OldestVersion} or later.",
    "Install a newer git (for example from the backports of your distribution, 'winget install Git.Git', 'brew install git').")
{
    /// <summary>Gets the version that was found.</summary>
    public string Version { get; } = version;
}
