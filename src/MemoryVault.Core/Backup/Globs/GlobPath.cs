namespace MemoryVault.Backup;

/// <summary>One pattern without braces, as the patterns of its names.</summary>
/// <param name="Segments">The names' patterns, from the root on; <c>**</c> stands for any number of them and is never the last.</param>
/// <param name="FoldersOnly">Whether it matches folders only: it ended with <c>/</c>.</param>
internal sealed record GlobPath(GlobSegment[] Segments, bool FoldersOnly)
{
    // One bit of a state stands for each segment, and one for the end.
    private const int MaximumSegments = 62;

    /// <summary>Gets a value indicating whether it is looked for at any depth by its name alone.</summary>
    internal bool IsName => Segments is [{ IsAnyDepth: true }, _];

    /// <summary>Gets a value indicating whether no part of it is a wildcard, apart from being looked for at any depth.</summary>
    internal bool IsLiteral => !FoldersOnly && Array.TrueForAll(IsName ? Segments[1..] : Segments, segment => segment.Literal is not null);

    /// <summary>Reads a pattern without braces.</summary>
    internal static GlobPath Parse(string text, string pattern, bool ignoreCase)
    {
        var foldersOnly = text.EndsWith('/');
        var body = foldersOnly ? text[..^1] : text;
        var isAnchored = body.Contains('/', StringComparison.Ordinal);
        body = body.StartsWith("./", StringComparison.Ordinal) ? body[2..] : body.StartsWith('/') ? body[1..] : body;
        var segments = new List<GlobSegment>();
        if (!isAnchored && body != "**")
        {
            segments.Add(GlobSegment.Parse("**", pattern, ignoreCase));
        }

        foreach (var segment in body.Split('/'))
        {
            GlobSyntax.CheckSegment(segment, pattern);
            Append(segments, GlobSegment.Parse(segment, pattern, ignoreCase));
        }

        if (segments[^1].IsAnyDepth)
        {
            // 'a/**' is everything in 'a', but not 'a' itself.
            segments.Add(GlobSegment.Parse("*", pattern, ignoreCase));
        }

        return segments.Count <= MaximumSegments ? new GlobPath([.. segments], foldersOnly)
            : throw GlobSyntax.Error(pattern, $"it is more than {MaximumSegments} folders deep", "Use '**' for some of them.");
    }

    // '**/**' is '**': one is enough.
    private static void Append(List<GlobSegment> segments, GlobSegment segment)
    {
        if (!segment.IsAnyDepth || segments.Count == 0 || !segments[^1].IsAnyDepth)
        {
            segments.Add(segment);
        }
    }
}
