using MemoryVault.Backup;

namespace MemoryVault.Transcripts;

/// <summary>Decides which files of a source's folder are taken: its includes without its excludes, and never what holds credentials unless an include names the file itself.</summary>
/// <remarks>Paths are relative, with <c>/</c>.</remarks>
public sealed class SessionFilter
{
    private readonly GlobSet _included;
    private readonly GlobSet _named;
    private readonly GlobSet _excluded;
    private readonly GlobSet _credentials = GlobSet.Parse(AlwaysExcluded.Credentials.Concat(["*.lock", "*.tmp", "*.tmp.*"]), ignoreCase: true);

    /// <summary>Makes the filter of a source.</summary>
    /// <exception cref="Vaults.InvalidInputException">A pattern cannot be read.</exception>
    public SessionFilter(SessionSource source)
    {
        var includes = (source.Include.Count > 0 ? source.Include : Default).Select(pattern => Glob.Parse(pattern)).ToList();
        _included = new GlobSet(includes, ignoreCase: false);
        _named = new GlobSet(includes.Where(glob => glob.IsLiteral), ignoreCase: false, filesOnly: true);
        _excluded = GlobSet.Parse(source.Exclude, ignoreCase: false);
    }

    /// <summary>Gets what is taken of a source that names nothing: the index and the transcripts, also those that were reset or deleted.</summary>
    public static IReadOnlyList<string> Default { get; } = ["sessions.json", "*.jsonl", "*.jsonl.reset.*", "*.jsonl.deleted.*", "*.jsonl.zst"];

    /// <summary>Tells whether a file is taken.</summary>
    public bool Includes(string path) =>
        Matches(_included, path) && !Matches(_excluded, path) && (Matches(_named, path) || !Matches(_credentials, path));

    private static bool Matches(GlobSet globs, string path)
    {
        var slash = path.LastIndexOf('/');
        return globs.MatchesFile(slash < 0 ? globs.Root : globs.Enter(path.AsSpan(0, slash)), path.AsSpan(slash + 1));
    }
}
