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
    private readonly GlobPath[] _paths;
    private readonly GlobNames _names;
    private readonly bool _filesOnly;

    /// <summary>Makes a set.</summary>
    /// <param name="globs">Its patterns.</param>
    /// <param name="ignoreCase">Whether the case of letters does not matter.</param>
    /// <param name="filesOnly">Whether a pattern that matches a folder does not take what is below.</param>
    internal GlobSet(IEnumerable<Glob> globs, bool ignoreCase, bool filesOnly = false)
    {
        var (paths, names) = (new List<GlobPath>(), new GlobNames(ignoreCase));
        _filesOnly = filesOnly;
        foreach (var glob in globs)
        {
            foreach (var path in glob.Paths)
            {
                if (path.IsName)
                {
                    names.Add(path.Segments[1], path.FoldersOnly);
                }
                else
                {
                    paths.Add(path);
                }
            }
        }

        (_paths, _names) = ([.. paths], names);
        Root = new GlobSetState(false, [.. _paths.Select((path, index) => new GlobProgress(index, WithSkips(path, 1UL)))]);
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
        foreach (var range in path.Split('/'))
        {
            state = Enter(state, path[range]);
        }

        return state;
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

        var live = new List<GlobProgress>(parent.Live.Length);
        foreach (var (index, bits) in parent.Live)
        {
            var next = Step(_paths[index], bits, name);
            var end = 1UL << _paths[index].Segments.Length;
            if ((next & end) != 0 && !_filesOnly)
            {
                return GlobSetState.Whole;
            }

            next &= ~end;
            if (next != 0)
            {
                live.Add(new GlobProgress(index, next));
            }
        }

        return new GlobSetState(false, [.. live]);
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

        foreach (var (index, bits) in folder.Live)
        {
            var path = _paths[index];
            if (!path.FoldersOnly && (bits >> (path.Segments.Length - 1) & 1) != 0 && path.Segments[^1].Matches(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a file below a folder could be matched.</summary>
    internal bool MayMatchBelow(GlobSetState folder) => folder.IsWhole || folder.Live.Length > 0 || !_names.IsEmpty;

    private static ulong Step(GlobPath path, ulong bits, ReadOnlySpan<char> name)
    {
        var next = 0UL;
        for (var i = 0; i < path.Segments.Length; i++)
        {
            if ((bits >> i & 1) != 0 && path.Segments[i].Matches(name))
            {
                next |= path.Segments[i].IsAnyDepth ? 1UL << i : 1UL << (i + 1);
            }
        }

        return WithSkips(path, next);
    }

    // '**' stands for no name as well: whoever waits at it waits at what follows, too.
    private static ulong WithSkips(GlobPath path, ulong bits)
    {
        for (var i = 0; i < path.Segments.Length; i++)
        {
            if ((bits >> i & 1) != 0 && path.Segments[i].IsAnyDepth)
            {
                bits |= 1UL << (i + 1);
            }
        }

        return bits;
    }
}
