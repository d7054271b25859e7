namespace MemoryVault.Leases;

/// <summary>How a lease ended.</summary>
public enum LeaseEnd
{
    /// <summary>Its holder gave it back.</summary>
    Released,

    /// <summary>It was not renewed in time.</summary>
    Expired,

    /// <summary>The process that it was bound to ended without giving it back.</summary>
    HolderDied,

    /// <summary>Somebody ended it by force.</summary>
    Forced,

    /// <summary>It is not in the table any more, and others were granted since.</summary>
    FencedOff,
}
