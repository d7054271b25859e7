namespace MemoryVault.Watching;

/// <summary>What happened while a vault was watched.</summary>
public enum WatchEventKind
{
    /// <summary>The watch has begun.</summary>
    Started,

    /// <summary>Files of a source have changed; they are synced when they have settled.</summary>
    Changed,

    /// <summary>A remote has something new.</summary>
    RemoteChanged,

    /// <summary>A place of a knowledge project has something new.</summary>
    KnowledgeChanged,

    /// <summary>What was new at a place of a knowledge project was received.</summary>
    KnowledgeReceived,

    /// <summary>A sync has run, and did something or was asked for.</summary>
    Synced,

    /// <summary>A sync, or a question to a remote, failed; it is tried again.</summary>
    Failed,

    /// <summary>The system cannot watch the folder of a source: it is looked through from time to time instead.</summary>
    Polling,

    /// <summary>What failed, or could not be watched, is as it should be again.</summary>
    Recovered,

    /// <summary>The time to watch is over.</summary>
    Stopped,
}
