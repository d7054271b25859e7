namespace MemoryVault.Backup;

/// <summary>The patterns that look for a name at any depth: plain names by hash, the others one by one.</summary>
internal sealed class GlobNames
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _files;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _folders;
    private readonly List<(GlobSegment Segment, bool FoldersOnly)> _patterns = [];

    /// <summary>Makes an empty collection.</summary>
    internal GlobNames(bool ignoreCase)
    {
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _files = new HashSet<string>(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
        _folders = new HashSet<string>(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets a value indicating whether no file could be matched, and no folder.</summary>
    internal bool IsEmpty => _folders.Set.Count == 0 && _patterns.Count == 0;

    /// <summary>Adds a pattern.</summary>
    internal void Add(GlobSegment segment, bool foldersOnly)
    {
        if (segment.Literal is not { } name)
        {
            _patterns.Add((segment, foldersOnly));
            return;
        }

        _folders.Set.Add(name);
        if (!foldersOnly)
        {
            _files.Set.Add(name);
        }
    }

    /// <summary>Tells whether a file's name is matched.</summary>
    internal bool MatchesFile(ReadOnlySpan<char> name) => _files.Contains(name) || MatchesPattern(name, isFolder: false);

    /// <summary>Tells whether a folder's name is matched.</summary>
    internal bool MatchesFolder(ReadOnlySpan<char> name) => _folders.Contains(name) || MatchesPattern(name, isFolder: true);

    private bool MatchesPattern(ReadOnlySpan<char> name, bool isFolder)
    {
        foreach (var (segment, foldersOnly) in _patterns)
        {
            if ((isFolder || !foldersOnly) && segment.Matches(name))
            {
                return true;
            }
        }

        return false;
    }
}
