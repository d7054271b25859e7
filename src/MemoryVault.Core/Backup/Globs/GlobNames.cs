namespace MemoryVault.Backup;

/// <summary>
/// The patterns that look for a name at any depth: plain names by hash, the others by the character that a matched name ends or begins
/// with, so that a name is held against a few of them only.
/// </summary>
internal sealed class GlobNames(bool ignoreCase)
{
    private readonly GlobNameTable _files = new(ignoreCase);
    private readonly GlobNameTable _folders = new(ignoreCase);
    private readonly List<Entry>?[] _byLast = new List<Entry>?[128];
    private readonly List<Entry>?[] _byFirst = new List<Entry>?[128];
    private readonly List<Entry> _others = [];
    private readonly List<Entry> _all = [];

    /// <summary>Gets a value indicating whether it has no pattern.</summary>
    internal bool IsEmpty => _folders.Count == 0 && _all.Count == 0;

    /// <summary>Adds a pattern.</summary>
    internal void Add(GlobSegment segment, bool foldersOnly)
    {
        if (segment.Literal is not { } name)
        {
            AddPattern(new Entry(segment, foldersOnly));
            return;
        }

        _folders.Add(name);
        if (!foldersOnly)
        {
            _files.Add(name);
        }
    }

    /// <summary>Tells whether a file's name is matched.</summary>
    internal bool MatchesFile(ReadOnlySpan<char> name) => _files.Contains(name) || MatchesPattern(name, isFolder: false);

    /// <summary>Tells whether a folder's name is matched.</summary>
    internal bool MatchesFolder(ReadOnlySpan<char> name) => _folders.Contains(name) || MatchesPattern(name, isFolder: true);

    private void AddPattern(Entry entry)
    {
        _all.Add(entry);
        if (entry.Segment.Last is { } last && char.IsAscii(last))
        {
            Put(_byLast, last, entry);
        }
        else if (entry.Segment.First is { } first && char.IsAscii(first))
        {
            Put(_byFirst, first, entry);
        }
        else
        {
            _others.Add(entry);
        }
    }

    private void Put(List<Entry>?[] table, char key, Entry entry)
    {
        (table[key] ??= []).Add(entry);
        var other = char.IsAsciiLetterLower(key) ? char.ToUpperInvariant(key) : char.ToLowerInvariant(key);
        if (ignoreCase && other != key)
        {
            (table[other] ??= []).Add(entry);
        }
    }

    private bool MatchesPattern(ReadOnlySpan<char> name, bool isFolder)
    {
        if (_all.Count == 0 || name.Length == 0)
        {
            return false;
        }

        // A character outside of ASCII may have an ASCII one as its other case: such a name is held against all.
        return char.IsAscii(name[0]) && char.IsAscii(name[^1])
            ? MatchesAny(_byLast[name[^1]], name, isFolder) || MatchesAny(_byFirst[name[0]], name, isFolder) || MatchesAny(_others, name, isFolder)
            : MatchesAny(_all, name, isFolder);
    }

    private static bool MatchesAny(List<Entry>? entries, ReadOnlySpan<char> name, bool isFolder)
    {
        if (entries is null)
        {
            return false;
        }

        foreach (var entry in entries)
        {
            if ((isFolder || !entry.FoldersOnly) && entry.Segment.Matches(name))
            {
                return true;
            }
        }

        return false;
    }

    // A class, because a list of structs would be compiled anew at each start of the process.
    private sealed record Entry(GlobSegment Segment, bool FoldersOnly);
}
