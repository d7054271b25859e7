using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>The paths that a user named, as paths of the vault.</summary>
/// <remarks>
/// A path that is absolute, or begins with <c>./</c>, <c>../</c> or <c>~</c>, is one of this machine and must lie in a source. Any other
/// is first looked for in the vault, then relative to the current folder.
/// </remarks>
internal sealed class PathSelection
{
    private readonly IReadOnlyList<PathPattern> _patterns;

    private PathSelection(IReadOnlyList<PathPattern> patterns) => _patterns = patterns;

    /// <summary>Gets the patterns; none means everything.</summary>
    internal IReadOnlyList<PathPattern> Patterns => _patterns;

    /// <summary>Reads the paths.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="trees">The snapshots' trees that they are looked for in.</param>
    /// <param name="paths">What the user wrote.</param>
    /// <param name="areLiteral">Whether wildcards in them are characters like any other.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PathNotFoundException">A path of this machine lies in no source.</exception>
    /// <exception cref="InvalidInputException">A path is empty: it would mean everything, and was meant to name something.</exception>
    internal static async Task<PathSelection> ReadAsync(
        Vault vault, IReadOnlyList<ObjectId> trees, IReadOnlyList<string> paths, bool areLiteral, CancellationToken cancellationToken)
    {
        var patterns = new List<PathPattern>();
        foreach (var path in paths)
        {
            RequireText(path);
            patterns.Add(await ReadAsync(vault, trees, path, areLiteral, cancellationToken).ConfigureAwait(false));
        }

        return new PathSelection(patterns);
    }

    /// <summary>Gives the paths of the vault that a path may mean, the likelier first.</summary>
    /// <exception cref="PathNotFoundException">It is a path of this machine that lies in no source.</exception>
    internal static IReadOnlyList<string> Candidates(Vault vault, string given)
    {
        RequireText(given);
        var here = new SourceMap(vault.Configuration.Sources, vault.Services.Environment).ToVault(given);
        return IsOfMachine(given)
            ? [here ?? throw PathNotFoundException.OutsideSources(given)]
            : here is null ? [Normalize(given)] : [Normalize(given), here];
    }

    /// <summary>Selects whole folders or files of the vault.</summary>
    internal static PathSelection OfVaultPaths(IEnumerable<string> paths) =>
        new([.. paths.Select(path => new PathPattern(path, path, IgnoreCase: false) { IsLiteral = true })]);

    /// <summary>Tells whether a path is meant, or for a folder also whether something below it may be.</summary>
    internal bool Wants(string path, bool isFolder)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Wants(path, isFolder))
            {
                return true;
            }
        }

        return _patterns.Count == 0;
    }

    /// <summary>Gives the patterns that name nothing in any of some trees.</summary>
    internal async Task<IReadOnlyList<PathPattern>> FindMissingAsync(Vault vault, IReadOnlyList<ObjectId> trees, CancellationToken cancellationToken)
    {
        var missing = new List<PathPattern>();
        foreach (var pattern in _patterns)
        {
            if (!await IsThereAsync(vault, trees, pattern, cancellationToken).ConfigureAwait(false))
            {
                missing.Add(pattern);
            }
        }

        return missing;
    }

    private static async Task<PathPattern> ReadAsync(
        Vault vault, IReadOnlyList<ObjectId> trees, string given, bool isLiteral, CancellationToken cancellationToken)
    {
        var environment = vault.Services.Environment;
        var map = new SourceMap(vault.Configuration.Sources, environment);
        if (IsOfMachine(given))
        {
            var place = map.ToVault(given) ?? throw PathNotFoundException.OutsideSources(given);
            return await MakeAsync(vault, trees, given, place, isLiteral, cancellationToken).ConfigureAwait(false);
        }

        var asGiven = await MakeAsync(vault, trees, given, Normalize(given), isLiteral, cancellationToken).ConfigureAwait(false);
        return await IsThereAsync(vault, trees, asGiven, cancellationToken).ConfigureAwait(false) || map.ToVault(given) is not { } here
            ? asGiven
            : await MakeAsync(vault, trees, given, here, isLiteral, cancellationToken).ConfigureAwait(false);
    }

    private static void RequireText(string path)
    {
        if (path.Length == 0)
        {
            throw new InvalidInputException("path", "A path is empty. Is it a variable that is not set?", "Name a file or a folder, or leave the path out to mean everything.");
        }
    }

    private static bool IsOfMachine(string path) =>
        Path.IsPathRooted(path) || path is "." or ".." or "~"
        || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("~/", StringComparison.Ordinal)
        || path.StartsWith(@".\", StringComparison.Ordinal) || path.StartsWith(@"..\", StringComparison.Ordinal) || path.StartsWith(@"~\", StringComparison.Ordinal);

    private static string Normalize(string path) =>
        string.Join('/', path.Replace(Path.DirectorySeparatorChar, '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != "."));

    private static async Task<PathPattern> MakeAsync(
        Vault vault, IReadOnlyList<ObjectId> trees, string given, string path, bool isLiteral, CancellationToken cancellationToken)
    {
        // A file may bear a star in its name: where one of just that name is there, it is meant.
        var ignoreCase = FolderPath.IgnoresCase(vault.Services.Environment);
        var literal = new PathPattern(given, path, IgnoreCase: false) { IsLiteral = true };
        return !await IsThereAsync(vault, trees, literal, cancellationToken).ConfigureAwait(false) 
            ? new PathPattern(given, path, ignoreCase) { IsLiteral = isLiteral || !PathPattern.HasWildcards(path) } : literal;
    }

    private static async Task<bool> IsThereAsync(
        Vault vault, IReadOnlyList<ObjectId> trees, PathPattern pattern, CancellationToken cancellationToken)
    {
        foreach (var tree in trees)
        {
            if (pattern.IsLiteral && !pattern.IgnoreCase)
            {
                if (await vault.Repository.Objects.FindAsync(tree, pattern.Path, cancellationToken).ConfigureAwait(false) is not null)
                {
                    return true;
                }

                continue;
            }

            await foreach (var file in TreeDiff.ListAsync(vault.Repository.Objects, tree, pattern.Wants, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }
}
