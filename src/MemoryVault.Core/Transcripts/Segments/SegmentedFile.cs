using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// A backed-up <c>.jsonl</c> file that is kept in segments: at its path stands a folder of them instead of a blob, so that a file that grows costs what
/// was appended. <c>cat NAME.jsonl/*</c> gives it back.
/// </summary>
internal static class SegmentedFile
{
    /// <summary>The length from which on a file is kept so, in bytes. Below it, all of it costs little more than the trees of a commit.</summary>
    internal const int FromBytes = 256 << 10;

    private const string Extension = ".jsonl";

    /// <summary>Tells whether a file of this name is kept in segments once it is long enough.</summary>
    internal static bool HasName(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a folder is such a file: it has its name, and nothing but segments in it.</summary>
    internal static bool IsOne(string path, IReadOnlyList<TreeEntry> entries) =>
        HasName(path) && SegmentFolder.From(entries) is { Segments.Count: > 0, Others.Count: 0 };

    /// <summary>Tells whether a path of the agent's own could be taken for a segment of such a file: then it could not be told apart when it is restored.</summary>
    internal static bool LooksLikeSegment(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash > 0 && HasName(path[..slash]) && SegmentFolder.IsSegmentName(path[(slash + 1)..]);
    }
}
