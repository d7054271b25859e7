using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>There is no git executable on this machine.</summary>
public sealed class GitMissingException(string executable, Exception? inner = null) : VaultException(
    VaultErrorKind.MissingProgram,
    executable,
    $"The git executable '{executable}' was not found.",
    "Install git 2.36 or later (for example 'apt install git', 'winget install Git.Git', 'brew install git').",
    inner);
