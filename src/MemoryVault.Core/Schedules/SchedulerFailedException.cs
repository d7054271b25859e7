using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>A program of the operating system's scheduler ended with an error.</summary>
public sealed class SchedulerFailedException(string command, int exitCode, string errorText, string remedy) : VaultException(
    VaultErrorKind.Failed, command, $"'{command}' failed (exit code {exitCode}): {errorText}", remedy)
{
    /// <summary>Gets the command that failed: <c>crontab -l</c>.</summary>
    public string Command { get; } = command;

    /// <summary>Gets the exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Gets what it wrote on its error stream.</summary>
    public string ErrorText { get; } = errorText;
}
