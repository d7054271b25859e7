namespace MemoryVault.Vaults;

/// <summary>What each head calls one thing: a command, an option.</summary>
/// <param name="CommandLine">What <c>memvault</c> calls it.</param>
/// <param name="PowerShell">What the cmdlets call it.</param>
public sealed record HeadWords(string CommandLine, string PowerShell)
{
    /// <summary>Names a command.</summary>
    /// <param name="arguments">What follows <c>memvault</c>: <c>conflicts list</c>.</param>
    /// <param name="cmdlet">The cmdlet that does the same, with its parameters: <c>Get-MemoryConflict</c>.</param>
    public static HeadWords Command(string arguments, string cmdlet) => new($"'memvault {arguments}'", $"'{cmdlet}'");

    /// <summary>Gives the words of a head.</summary>
    public string In(Head head) => head == Head.PowerShell ? PowerShell : CommandLine;

    /// <inheritdoc/>
    public override string ToString() => CommandLine;
}
