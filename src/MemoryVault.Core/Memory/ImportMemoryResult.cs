using MemoryVault.Json.Merge;
using MemoryVault.Memory.Importing;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>What an import came to.</summary>
public sealed record ImportMemoryResult
{
    /// <summary>Gets what was found: one document, a folder of sections, or a vault with an event log.</summary>
    public ImportForm Form { get; init; }

    /// <summary>Gets the newest commit; null in an empty vault into which nothing came.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the number of entries, or sections that are no objects, that changed.</summary>
    public int Changes { get; init; }

    /// <summary>Gets the number of events that became commits.</summary>
    public int Events { get; init; }

    /// <summary>Gets the number of those whose patch could be applied, so that their commits hold the memory as it was then. The others only tell what was done.</summary>
    public int Replayed { get; init; }

    /// <summary>Gets a value indicating whether the replayed events lead to the snapshot. If not, it was committed after them.</summary>
    public bool ReachesSnapshot { get; init; }

    /// <summary>Gets where the memory has another value. If there is any, nothing was written.</summary>
    public IReadOnlyList<JsonConflict> Conflicts { get; init; } = [];

    /// <summary>Gets the files that were not taken in, with the reason.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets the conflicts that the strategy, or the rules of the vault, decided.</summary>
    public IReadOnlyList<JsonConflict> Settled { get; init; } = [];

    /// <summary>Gets a value indicating whether it was only worked out.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the entries that would change; none unless it was only worked out.</summary>
    public IReadOnlyList<PlannedEntry> Entries { get; init; } = [];

    /// <summary>Gets the vault's folder.</summary>
    public string? Vault { get; init; }
}
