using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A git process ended with an error.</summary>
public sealed class GitFailedException(string command, int exitCode, string errorText, string? target = null) : VaultException(
    VaultErrorKind.Failed,
    target ?? command,
    $"'git {command}' failed (exit code {exitCode}): {errorText}",
    SystemRefusal.FindRemedyFor(errorText) ?? Advice.Of($"Read git's own words above. {HeadWords.Command("log", "Get-VaultLog")} has the whole output."))
{
    /// <summary>Gets the git command: <c>fetch</c>, <c>fsck</c>.</summary>
    public string Command { get; } = command;

    /// <summary>Gets the exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Gets what git wrote on its error stream, without credentials.</summary>
    public string ErrorText { get; } = errorText;
}
