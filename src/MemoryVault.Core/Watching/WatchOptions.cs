namespace MemoryVault.Watching;

/// <summary>How a vault is watched.</summary>
public sealed record WatchOptions
{
    /// <summary>The shortest interval at which a remote is asked, so that nobody's host is flooded.</summary>
    public static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(5);

    /// <summary>Gets how long a source must have been quiet before what changed is synced.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets after how long what changed is synced although the source is not quiet.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how often each remote is asked whether it has something new.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how often the folders of sources are looked through that the system cannot watch.</summary>
    public TimeSpan Scan { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how often everything is synced in any case, session sources, too: what a watch did not notice is taken then.</summary>
    public TimeSpan Full { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets how long to wait for another sync that holds the vault.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long to watch; null until it is cancelled.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets a value indicating whether knowledge is received when a place of its project has something new; else that is only told.</summary>
    public bool Receive { get; init; }

    /// <summary>Gets a value indicating whether remotes are left alone, and places of knowledge.</summary>
    public bool NoPush { get; init; }
}
