using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A git process was silent, or its remote moved next to nothing, for longer than it may be, and was ended.</summary>
public sealed class GitTimedOutException(string command, TimeSpan limit, string errorText) : VaultException(
    VaultErrorKind.Timeout,
    command,
    string.Create(CultureInfo.InvariantCulture, $"'git {command}' did not get on for {limit.TotalSeconds:0} seconds and was ended. {errorText}").TrimEnd(),
    "Check the network and whether git waits for a password or a question.")
{
    /// <summary>Gets the time in which it must get on.</summary>
    public TimeSpan Limit { get; } = limit;
}
