namespace MemoryVault.Vaults;

/// <summary>The state of a vault in one word.</summary>
public enum VaultHealth
{
    /// <summary>Everything is committed, pushed and proven.</summary>
    Healthy,

    /// <summary>The memory is safe here, but something wants a look.</summary>
    Degraded,

    /// <summary>Memory is at risk.</summary>
    Failing,
}
