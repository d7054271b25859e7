namespace MemoryVault.Vaults;

/// <summary>What a user works with: each names its commands and options in its own way.</summary>
public enum Head
{
    /// <summary><c>memvault</c>.</summary>
    CommandLine,

    /// <summary>The cmdlets of PowerShell.</summary>
    PowerShell,
}
