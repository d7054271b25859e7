using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Merging;

/// <summary>Merges a file that has a JSON record a line. A record that was not changed keeps its bytes.</summary>
internal static class JsonLinesMerge
{
    /// <summary>Merges; null if a line of one version is no JSON.</summary>
    internal static FileMergeResult? TryRun(JsonMerge merge, ReadOnlyMemory<byte>? @base, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs)
    {
        if (JsonLines.TryRead(@base ?? ReadOnlyMemory<byte>.Empty) is not { } before
            || JsonLines.TryRead(ours) is not { } mine || JsonLines.TryRead(theirs) is not { } other)
        {
            return null;
        }

        var result = merge.RunRecords(before.Records, mine.Records, other.Records);
        var content = mine.Write((JsonArray)result.Merged!, before, other);
        return new FileMergeResult(FileMergeKind.JsonLines, content, result.Conflicts.Count > 0) { Conflicts = result.Conflicts };
    }
}
