using MemoryVault.Backup;
using MemoryVault.Knowledge;

namespace MemoryVault.Watching;

/// <summary>One thing that happened while a vault was watched.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Message">A sentence about it.</param>
public sealed record WatchEvent(DateTimeOffset Time, WatchEventKind Kind, string Message)
{
    /// <summary>Gets the source or knowledge project that it is about; null for none.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the remote or place of knowledge that it is about; null for none.</summary>
    public string? Remote { get; init; }

    /// <summary>Gets what a sync did; null where it is none.</summary>
    public SyncResult? Sync { get; init; }

    /// <summary>Gets what was received of a knowledge project; null where nothing was.</summary>
    public KnowledgeReceipt? Receipt { get; init; }

    /// <summary>Gets when it is tried again; null where nothing failed.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
