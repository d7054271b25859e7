using MemoryVault.History;

namespace MemoryVault.Transcripts;

/// <summary>Where the files of a session source stand in the vault (DESIGN section 2).</summary>
/// <remarks>
/// A transcript <c>a/b.jsonl</c> is the folder <c>sessions/&lt;source&gt;/a/b/</c> of its segments; anything else stands there as it is. Both ways are
/// unique, because no segment, no older version and no file of the vault's own has a name that a source's file may have.
/// </remarks>
internal static class SessionPath
{
    /// <summary>The folder of all sources in the vault.</summary>
    internal const string Root = "sessions";

    /// <summary>The file that says which of a source's files are no longer there.</summary>
    internal const string Deleted = "deleted.json";

    /// <summary>The name of an agent's index of its sessions.</summary>
    internal const string Index = "sessions.json";

    private const string Extension = ".jsonl";
    private const int MaximumLength = 1000;

    /// <summary>Gives the folder of a source.</summary>
    internal static string FolderOf(string source) => $"{Root}/{source}";

    /// <summary>Gives where damaged files of a source are kept.</summary>
    internal static string QuarantineOf(string source) => $"quarantine/{Root}/{source}";

    /// <summary>Tells whether a file is a transcript, which is kept in segments.</summary>
    internal static bool IsTranscript(string path) => path.EndsWith(Extension, StringComparison.Ordinal) && path.Length > Extension.Length && path[^(Extension.Length + 1)] != '/';

    /// <summary>Tells whether a file is an index of sessions.</summary>
    internal static bool IsIndex(string path) => path == Index || path.EndsWith("/" + Index, StringComparison.Ordinal);

    /// <summary>Gives where a file stands below the source's folder.</summary>
    internal static string StoredOf(string path) => IsTranscript(path) ? path[..^Extension.Length] : path;

    /// <summary>Gives the file of which a folder holds the segments.</summary>
    internal static string TranscriptOf(string folder) => folder + Extension;

    /// <summary>Gives why a file cannot be kept, as the end of a sentence; null if it can.</summary>
    internal static string? FindProblem(string path)
    {
        // Safe on Windows, whatever this is: the vault is cloned and mirrored elsewhere.
        if (path.Length > MaximumLength || RestorableName.FindProblem(path, "windows") is not null)
        {
            return "has a name that is not safe on every system";
        }

        var names = StoredOf(path).Split('/');
        return names[0] == Deleted || names.Any(SegmentFolder.IsBeforeName) ? "has a name that the vault uses itself" : null;
    }
}
