namespace MemoryVault.Faults.Remotes;

/// <summary>What a connection does after some bytes.</summary>
internal enum WireFault
{
    /// <summary>It ends as if the other side had gone (a reset).</summary>
    Drop,

    /// <summary>It ends as if the other side had said all.</summary>
    Close,

    /// <summary>Nothing goes on any more, and it stays open.</summary>
    Stall,

    /// <summary>From there on other bytes come than were sent.</summary>
    Garble,

    /// <summary>From there on a byte comes each fifth of a second, for ever.</summary>
    Trickle,
}
