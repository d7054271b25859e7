namespace MemoryVault.Leases;

/// <summary>Whom a lease keeps out.</summary>
public enum LeaseMode
{
    /// <summary>Everybody else: the holder may change what the scope covers.</summary>
    Exclusive,

    /// <summary>Those who would change it: many may read side by side. No check-in is possible under it.</summary>
    Shared,
}
