using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Merging;

/// <summary>Merges a file that is one JSON document. What comes out is written as ours is.</summary>
internal static class JsonFileMerge
{
    /// <summary>Merges; null if one of the versions is no JSON.</summary>
    internal static FileMergeResult? TryRun(JsonMerge merge, ReadOnlyMemory<byte>? @base, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs)
    {
        var before = @base is { } bytes ? JsonFile.TryParse(bytes.Span) : null;
        if ((before is null && @base is not null) || JsonFile.TryParse(ours.Span) is not { } mine || JsonFile.TryParse(theirs.Span) is not { } other)
        {
            return null;
        }

        var result = merge.Run(before, mine, other);
        var content = Equals(result.Merged, mine) ? ours
            : Equals(result.Merged, other) ? theirs
            : result.Merged is { } merged ? DocumentStyle.Of(ours.Span).Write(merged)
            : ours;
        return new FileMergeResult(FileMergeKind.Json, content, result.Conflicts.Count > 0) { Conflicts = result.Conflicts };
    }
}
