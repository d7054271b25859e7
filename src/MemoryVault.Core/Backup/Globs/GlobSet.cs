namespace MemoryVault.Backup;

/// <summary>
/// Several patterns, matched together while a tree is walked: each folder has a state, which says how far each pattern has come, so a
/// file costs only the match of its name.
/// </summary>
/// <remarks>
/// A pattern's progress is a set of segments, one bit each, as in the simulation of a nondeterministic automaton (Thompson 1968): no
/// backtracking over folders. Patterns that look for a name at any depth, most of all, are kept apart by name.
/// </remarks>
internal sealed class GlobSet
{
    private readonly GlobNames _names;
    private readonly bool _filesOnly;

    /// <summary>Makes a set.</summary>
    /// <param name="globs">Its patterns.</param>
    /// <param name="ignoreCase">Whether the case of letters does not matter.</param>
    /// <param name="filesOnly">Whether a pattern that matches a folder does not take what is below.</param>
    internal GlobSet(IEnumerable<Glob> globs, bool ignoreCase, bool filesOnly = false)
    {
        (_names, _filesOnly) = (new GlobNames(ignoreCase), filesOnly);
        var paths = new List<GlobPath>();
        foreach (var glob in globs)
        {
            foreach (var path in glob.Paths)
            {
                if (path.IsName)
                {
                    _names.Add(path.Segments[1], path.FoldersOnly);
                }
                else
                {
                    paths.Add(path);
                }
            }
        }

        var live = new GlobProgress[paths.Count];
        for (var i = 0; i < live.Length; i++)
        {
            live[i] = GlobProgress.Start(paths[i]);
        }

        Root = new GlobSetState(false, live);
    }

    /// <summary>Gets the state of the root.</summary>
    internal GlobSetState Root { get; }

    /// <summary>Reads patterns into a set.</summary>
    internal static GlobSet Parse(IEnumerable<string> patterns, bool ignoreCase) =>
        new(patterns.Select(pattern => Glob.Parse(pattern, ignoreCase)), ignoreCase);

    /// <summary>Gives the state of a folder of any depth.</summary>
    /// <param name="path">The folder's path, relative and with <c>/</c>.</param>
    internal GlobSetState Enter(ReadOnlySpan<char> path)
    {
        var state = Root;
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/'))
        {
            state = Enter(state, path[..slash]);
            path = path[(slash + 1)..];
        }

        return Enter(state, path);
    }

    /// <summary>Gives the state of a folder from the one above it.</summary>
    internal GlobSetState Enter(GlobSetState parent, ReadOnlySpan<char> name)
    {
        if (parent.IsWhole || (!_filesOnly && _names.MatchesFolder(name)))
        {
            return GlobSetState.Whole;
        }

        if (parent.Live.Length == 0)
        {
            return parent;
        }

        var (live, count) = (new GlobProgress[parent.Live.Length], 0);
        foreach (var progress in parent.Live)
        {
            var next = progress.Step(name);
            if (next.IsAtEnd && !_filesOnly)
            {
                return GlobSetState.Whole;
            }

            if (next.WithoutEnd is { Bits: not 0 } open)
            {
                live[count++] = open;
            }
        }

        Array.Resize(ref live, count);
        return count == 0 ? GlobSetState.Done : new GlobSetState(false, live);
    }

    /// <summary>Tells whether a file is matched, by itself or by a folder above it.</summary>
    /// <param name="folder">The state of its folder.</param>
    /// <param name="name">Its name.</param>
    internal bool MatchesFile(GlobSetState folder, ReadOnlySpan<char> name)
    {
        if (folder.IsWhole || _names.MatchesFile(name))
        {
            return true;
        }

        foreach (var progress in folder.Live)
        {
            if (progress.EndsWith(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a file below a folder could be matched.</summary>
    internal bool MayMatchBelow(GlobSetState folder) => folder.IsWhole || folder.Live.Length > 0 || !_names.IsEmpty;
}
