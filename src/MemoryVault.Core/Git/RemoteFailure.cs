namespace MemoryVault.Git;

/// <summary>Why a remote failed.</summary>
public enum RemoteFailure
{
    /// <summary>Another reason; git's words tell.</summary>
    Other,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>Credentials or rights are missing.</summary>
    Denied,

    /// <summary>No repository at that address.</summary>
    NotFound,

    /// <summary>The remote's branch holds commits that the pushed one does not.</summary>
    NonFastForward,

    /// <summary>The remote's own rules refused: a hook, a protected branch.</summary>
    Refused,

    /// <summary>No answer within the time allowed.</summary>
    TimedOut,
}
