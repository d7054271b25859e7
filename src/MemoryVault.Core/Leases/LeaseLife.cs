namespace MemoryVault.Leases;

/// <summary>What the clock and the host say of a lease.</summary>
internal enum LeaseLife
{
    /// <summary>It holds.</summary>
    Alive,

    /// <summary>Its time is over, but the holder's clock may be behind ours: others must still wait, and the holder must not rely on it.</summary>
    Late,

    /// <summary>Its time is over by any clock.</summary>
    Expired,

    /// <summary>The process that it was bound to has ended.</summary>
    HolderDied,
}
