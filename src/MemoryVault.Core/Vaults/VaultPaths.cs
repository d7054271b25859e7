namespace MemoryVault.Vaults;

/// <summary>Where the parts of a vault lie on disk (docs/formats.md).</summary>
/// <param name="Root">The vault's folder, absolute.</param>
public sealed record VaultPaths(string Root)
{
    /// <summary>Gets the bare git repository with all data.</summary>
    public string Repository => Path.Combine(Root, "repository.git");

    /// <summary>Gets this machine's configuration.</summary>
    public string Configuration => Path.Combine(Root, "config.json");

    /// <summary>Gets the folder of this machine's rebuildable state.</summary>
    public string Local => Path.Combine(Root, "local");

    /// <summary>Gets the lock of the one write path.</summary>
    public string WriteLock => Path.Combine(Local, "write.lock");

    /// <summary>Gets the lock that one sync at a time holds, around reading, committing and pushing.</summary>
    public string SyncLock => Path.Combine(Local, "sync.lock");

    /// <summary>Gets the lock that one pull of a session source at a time holds; of <c>*</c>, the pattern of all.</summary>
    internal string SessionLock(string source) => Path.Combine(Sessions, source + ".lock");

    /// <summary>Gets the lock that one exchange of a knowledge project at a time holds; of <c>*</c>, the pattern of all.</summary>
    internal string KnowledgeLock(string project) => Path.Combine(Local, $"knowledge-{project.ToLowerInvariant()}.lock");

    /// <summary>Gets the cache of what the tracked files looked like.</summary>
    public string Index => Path.Combine(Local, "index");

    /// <summary>Gets what is remembered of the last sync, proof and pushes.</summary>
    public string Health => Path.Combine(Local, "health.json");

    /// <summary>Gets the time of the last sync that found nothing to do.</summary>
    public string QuietSync => Path.Combine(Local, "quiet-sync");

    /// <summary>Gets the count of the shared memory's events, up to a commit.</summary>
    public string EventTally => Path.Combine(Local, "events");

    /// <summary>Gets the folder of what is remembered of the session sources.</summary>
    public string Sessions => Path.Combine(Local, "sessions");

    /// <summary>Gets the key under which fingerprints of secrets are made.</summary>
    public string SecretKey => Path.Combine(Local, "secrets.key");

    /// <summary>Gets the cache of what was scanned for secrets.</summary>
    public string SecretScans => Path.Combine(Local, "secrets");

    /// <summary>Gets the folder of what is remembered of gists.</summary>
    public string Gists => Path.Combine(Local, "gists");

    /// <summary>Gets the folder of what is known of encrypted places.</summary>
    public string Envelopes => Path.Combine(Local, "envelopes");

    /// <summary>Gets the folder of the log.</summary>
    public string Log => Path.Combine(Local, "log");
}
