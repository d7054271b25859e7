namespace MemoryVault.Backup;

/// <summary>How far one pattern of a <see cref="GlobSet"/> has come.</summary>
/// <param name="Path">The pattern.</param>
/// <param name="Bits">The set of its segments that may come next, one bit each, the first being the lowest.</param>
/// <remarks>A class, as all that a sync keeps in lists: code for lists of own value types is compiled anew at each start of the process.</remarks>
internal sealed record GlobProgress(GlobPath Path, ulong Bits)
{
    /// <summary>Gets the state before the first name.</summary>
    internal static GlobProgress Start(GlobPath path) => new(path, WithSkips(path, 1UL));

    /// <summary>Gets a value indicating whether the whole pattern was matched.</summary>
    internal bool IsAtEnd => (Bits >> Path.Segments.Length & 1) != 0;

    /// <summary>Gets the same without the mark that the whole pattern was matched.</summary>
    internal GlobProgress WithoutEnd => this with { Bits = Bits & ~(1UL << Path.Segments.Length) };

    /// <summary>Goes on by the name of a folder.</summary>
    internal GlobProgress Step(ReadOnlySpan<char> name)
    {
        var next = 0UL;
        for (var i = 0; i < Path.Segments.Length; i++)
        {
            if ((Bits >> i & 1) != 0 && Path.Segments[i].Matches(name))
            {
                next |= Path.Segments[i].IsAnyDepth ? 1UL << i : 1UL << (i + 1);
            }
        }

        return this with { Bits = WithSkips(Path, next) };
    }

    /// <summary>Tells whether the name of a file ends the pattern.</summary>
    internal bool EndsWith(ReadOnlySpan<char> name) =>
        !Path.FoldersOnly && (Bits >> (Path.Segments.Length - 1) & 1) != 0 && Path.Segments[^1].Matches(name);

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
