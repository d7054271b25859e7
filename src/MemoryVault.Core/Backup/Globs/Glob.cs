using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>
/// A pattern for paths below a folder, as <c>.gitignore</c> writes them (https://git-scm.com/docs/gitignore): <c>*</c>, <c>?</c> and
/// <c>[...]</c> within a name, <c>**</c> for any number of folders, and <c>{a,b}</c> for alternatives.
/// </summary>
/// <remarks>
/// A pattern without <c>/</c> is looked for at any depth; with one (also a leading one) it begins at the root. A pattern that matches a
/// folder takes everything below it; with a <c>/</c> at the end it matches folders only. Paths are relative and written with <c>/</c> on
/// every system. Matching never takes longer than the length of the path times the length of the pattern.
/// </remarks>
public sealed class Glob
{
    private GlobSet? _set;

    private Glob(string pattern, bool ignoreCase, List<GlobPath> paths)
    {
        Pattern = pattern;
        IgnoreCase = ignoreCase;
        Paths = paths;
    }

    /// <summary>Gets the pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Gets a value indicating whether the case of letters does not matter.</summary>
    public bool IgnoreCase { get; }

    /// <summary>Gets a value indicating whether it has no wildcard: it names one file or folder.</summary>
    public bool IsLiteral => Paths.Count == 1 && Paths[0].IsLiteral;

    /// <summary>Gets what it stands for after its braces were expanded.</summary>
    internal List<GlobPath> Paths { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="ignoreCase">Whether the case of letters does not matter, as on Windows and macOS.</param>
    /// <exception cref="InvalidInputException">It is no pattern.</exception>
    public static Glob Parse(string pattern, bool ignoreCase = false)
    {
        GlobSyntax.Check(pattern);
        var paths = new List<GlobPath>();
        foreach (var one in GlobBraces.Expand(pattern))
        {
            paths.Add(GlobPath.Parse(one, pattern, ignoreCase));
        }

        return new Glob(pattern, ignoreCase, paths);
    }

    /// <summary>Tells whether a file's path is matched, by itself or by a folder above it.</summary>
    /// <param name="path">The file's path, relative and with <c>/</c>.</param>
    public bool Matches(ReadOnlySpan<char> path)
    {
        var set = _set ??= new GlobSet([this], IgnoreCase);
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? set.Root : set.Enter(path[..slash]);
        return set.MatchesFile(folder, path[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Pattern;
}
