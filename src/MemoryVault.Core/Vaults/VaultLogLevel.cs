namespace MemoryVault.Vaults;

/// <summary>How much an entry of the log matters.</summary>
public enum VaultLogLevel
{
    /// <summary>Details for the one who looks for a fault.</summary>
    Debug,

    /// <summary>What was done.</summary>
    Information,

    /// <summary>Something that the user should look at.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
