namespace MemoryVault.Git;

/// <summary>Finds objects by the beginning of an id, paths by objects, and the textual difference of a file.</summary>
internal static class ObjectSearch
{
    private const int MaximumPaths = 20;

    /// <summary>Lists the objects whose ids begin with some digits (at least four).</summary>
    internal static async Task<IReadOnlyList<ObjectId>> FindByPrefixAsync(GitExecutable git, string digits, CancellationToken cancellationToken)
    {
        if (ObjectId.TryParse(digits, out var whole))
        {
            return [whole];
        }

        var output = await git.RequireAsync(new GitCommand("rev-parse", "--disambiguate=" + digits), cancellationToken).ConfigureAwait(false);
        return [.. output.Lines.Select(line => ObjectId.Parse(line))];
    }

    /// <summary>
    /// Finds under which paths objects lie in any commit. Commits and trees that are damaged themselves end the search early: it
    /// helps to name what is lost, and must not fail where something is.
    /// </summary>
    internal static async Task<IReadOnlyDictionary<ObjectId, IReadOnlyList<string>>> FindPathsAsync(
        GitExecutable git, IReadOnlyCollection<ObjectId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToDictionary(id => id, _ => new List<string>());
        if (wanted.Count == 0)
        {
            return new Dictionary<ObjectId, IReadOnlyList<string>>();
        }

        var output = await git.RunAsync(
            new GitCommand("rev-list", "--objects", "--all", "--missing=allow-any"), cancellationToken).ConfigureAwait(false);
        foreach (var line in output.Lines)
        {
            if (line.Length > (ObjectId.Size * 2) + 1 && ObjectId.TryParse(line.AsSpan(0, ObjectId.Size * 2), out var id)
                && wanted.TryGetValue(id, out var paths) && paths.Count < MaximumPaths)
            {
                paths.Add(line[((ObjectId.Size * 2) + 1)..]);
            }
        }

        return wanted.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value);
    }

    /// <summary>Gives the unified diff of one path between two commits.</summary>
    internal static async Task<string> DiffAsync(GitExecutable git, ObjectId from, ObjectId to, string path, CancellationToken cancellationToken)
    {
        var output = await git.RequireAsync(
            new GitCommand("diff-tree", "-r", "-p", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--full-index", from.ToString(), to.ToString(), "--", path),
            cancellationToken).ConfigureAwait(false);
        return output.Text;
    }
}
