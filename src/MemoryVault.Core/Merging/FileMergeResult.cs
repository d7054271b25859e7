using MemoryVault.Json.Merge;

namespace MemoryVault.Merging;

/// <summary>What the versions of a file came to.</summary>
/// <param name="Kind">How they were merged.</param>
/// <param name="Content">The merged file; where a conflict is left it has our part of it.</param>
/// <param name="HasConflicts">Whether a conflict is left.</param>
public sealed record FileMergeResult(FileMergeKind Kind, ReadOnlyMemory<byte> Content, bool HasConflicts)
{
    /// <summary>Gets the conflicts inside of a JSON document; in JSONL the first step is the record.</summary>
    public IReadOnlyList<JsonConflict> Conflicts { get; init; } = [];
}
