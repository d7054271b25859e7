namespace MemoryVault.Tests.Backup;

/// <summary>The same language as <c>Glob</c> without sets and braces, matched by trying everything: slow, and plain to see through.</summary>
internal static class ReferenceGlob
{
    internal static bool Matches(string pattern, string path)
    {
        var foldersOnly = pattern.EndsWith('/');
        var body = pattern.TrimEnd('/');
        var anchored = body.Contains('/');
        string[] segments = body.TrimStart('/').Split('/');
        string[] names = path.Split('/');
        return Enumerable.Range(1, names.Length).Any(length =>
            (length < names.Length || !foldersOnly)
            && (anchored ? Segments(segments, names[..length]) : Segments(["**", .. segments], names[..length])));
    }

    private static bool Segments(string[] pattern, string[] names) => pattern switch
    {
        [] => names.Length == 0,
        ["**"] => names.Length > 0,
        ["**", .. var rest] => Enumerable.Range(0, names.Length + 1).Any(skip => Segments(rest, names[skip..])),
        [var first, .. var rest] => names.Length > 0 && Name(first, names[0]) && Segments(rest, names[1..]),
    };

    private static bool Name(string pattern, string name) =>
        pattern.Length == 0 ? name.Length == 0
        : pattern[0] == '*' ? Enumerable.Range(0, name.Length + 1).Any(skip => Name(pattern[1..], name[skip..]))
        : name.Length > 0 && (pattern[0] == '?' || pattern[0] == name[0]) && Name(pattern[1..], name[1..]);
}
