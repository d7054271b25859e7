namespace MemoryVault.Git;

/// <summary>Finds objects by the beginning of an id, paths by objects, and the textual difference of a file.</summary>
internal static class ObjectSearch
{
    private const int MaximumPaths = 20;
    private const int MaximumObjects = 500;

    /// <summary>How long the search for paths may find nothing: a tree that holds itself over and over has no end.</summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromMinutes(2);

    /// <summary>Lists the objects whose ids begin with some digits (at least four).</summary>
    internal static async Task<IReadOnlyList<ObjectId>> FindByPrefixAsync(GitExecutable git, string digits, CancellationToken cancellationToken)
    {
        if (ObjectId.TryParse(digits, out var whole))
        {
            return [whole];
        }

        var output = await git.RequireAsync(new GitCommand("rev-parse", "--disambiguate=" + digits), cancellationToken).ConfigureAwait(false);
        return [.. output.Lines.Select(line => output.ReadId(line))];
    }

    /// <summary>
    /// Finds under which paths objects lie in any commit, by the changes that brought or removed them. Where the history itself is
    /// damaged the search ends early: it helps to name what is lost, and must not fail because something is.
    /// </summary>
    /// <remarks>
    /// It might be tempting to take <c>rev-list --objects</c>. Do not: it leaves out, or dies of, the very objects that are missing.
    /// </remarks>
    internal static async Task<IReadOnlyDictionary<ObjectId, IReadOnlyList<string>>> FindPathsAsync(
        GitExecutable git, IReadOnlyCollection<ObjectId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToDictionary(id => id, _ => new SortedSet<string>(StringComparer.Ordinal));
        if (wanted.Count > 0)
        {
            string[] options = ["log", "--all", "--full-history", "-m", "--raw", "-r", "-t", "-z", "--no-abbrev", "--no-renames", "--format="];
            var search = new GitCommand([.. options, .. wanted.Keys.Take(MaximumObjects).Select(id => "--find-object=" + id)]) { IdleTimeout = SilenceLimit };
            CollectPaths(await RunAsync(git, search, cancellationToken).ConfigureAwait(false), wanted);
        }

        return wanted.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]);
    }

    /// <summary>Lists the commits, trees and blobs that a commit reaches and another does not: what a push would send.</summary>
    internal static async Task<IReadOnlyList<NamedObject>> ListAsync(GitExecutable git, ObjectId tip, ObjectId? except, CancellationToken cancellationToken)
    {
        string[] range = except is null ? [tip.ToString()] : [tip.ToString(), "^" + except];
        var output = await git.RequireAsync(new GitCommand(["rev-list", "--objects", "--end-of-options", .. range, "--"]), cancellationToken).ConfigureAwait(false);
        return [.. output.Lines.Select(line => Named(output, line))];
    }

    /// <summary>Gives the unified diff of one path between two commits.</summary>
    internal static async Task<string> DiffAsync(GitExecutable git, ObjectId from, ObjectId to, string path, CancellationToken cancellationToken)
    {
        var output = await git.RequireAsync(
            new GitCommand("diff-tree", "-r", "-p", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--full-index", from.ToString(), to.ToString(), "--", path),
            cancellationToken).ConfigureAwait(false);
        return output.Text;
    }

    private static async Task<string[]> RunAsync(GitExecutable git, GitCommand search, CancellationToken cancellationToken)
    {
        try
        {
            return (await git.RunAsync(search, cancellationToken).ConfigureAwait(false)).Text.Split('\0');
        }
        catch (GitTimedOutException)
        {
            return [];
        }
    }

    // ID, or ID SP PATH; the path of a root tree is empty.
    private static NamedObject Named(GitOutput output, string line)
    {
        const int Digits = ObjectId.Size * 2;
        return new NamedObject(output.ReadId(line.AsSpan(0, Math.Min(line.Length, Digits))), line.Length > Digits ? line[(Digits + 1)..] : "commit " + line[..7]);
    }

    /// <summary>Reads <c>:100644 100644 OLD NEW M</c>, path, and so on.</summary>
    private static void CollectPaths(string[] fields, Dictionary<ObjectId, SortedSet<string>> wanted)
    {
        for (var i = 0; i + 1 < fields.Length; i++)
        {
            var change = fields[i].TrimStart('\n').Split(' ');
            if (change.Length != 5 || !change[0].StartsWith(':'))
            {
                continue;
            }

            foreach (var text in change[2..4])
            {
                if (ObjectId.TryParse(text, out var id) && wanted.TryGetValue(id, out var paths) && paths.Count < MaximumPaths)
                {
                    paths.Add(fields[i + 1]);
                }
            }
        }
    }
}
