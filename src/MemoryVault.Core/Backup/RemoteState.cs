namespace MemoryVault.Backup;

/// <summary>How a remote stands.</summary>
public enum RemoteState
{
    /// <summary>It has all that is here, and nothing more.</summary>
    UpToDate,

    /// <summary>This sync gave it what it lacked.</summary>
    Pushed,

    /// <summary>This sync took what only the remote had; there was nothing to give.</summary>
    Received,

    /// <summary>Both had something: merged and pushed.</summary>
    Merged,

    /// <summary>It lacks commits, and this run did not try to give them (<c>--no-push</c>).</summary>
    Ahead,

    /// <summary>It could not be reached, or refused; everything is committed here, and the next run tries again.</summary>
    Failed,
}
