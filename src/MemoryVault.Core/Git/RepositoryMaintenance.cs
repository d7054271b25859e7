using System.Globalization;

namespace MemoryVault.Git;

/// <summary>Checking, counting and packing a repository.</summary>
internal static class RepositoryMaintenance
{
    /// <summary>Packing takes memory for each thread and for each big file it holds; a backup must not take the machine's.</summary>
    internal static readonly string[] Bounded =
    [
        "pack.threads=2", "pack.windowMemory=64m", "pack.deltaCacheSize=32m", "core.bigFileThreshold=64m", "repack.writeBitmaps=false",
    ];

    /// <summary>Checks every object.</summary>
    internal static async Task<FsckReport> FsckAsync(GitExecutable git, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(
            new GitCommand("fsck", "--full", "--strict", "--no-dangling", "--no-progress"), cancellationToken).ConfigureAwait(false);
        var problems = output.Lines.Concat(output.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("notice: ", StringComparison.Ordinal) && !line.StartsWith("dangling ", StringComparison.Ordinal))
            .ToList();
        if (output.ExitCode != 0 && problems.Count == 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"git fsck ended with exit code {output.ExitCode}"));
        }

        if (File.Exists(Path.Combine(git.RepositoryPath!, "objects", "info", "alternates")))
        {
            problems.Add("objects/info/alternates: the repository borrows objects from another one and is no backup by itself");
        }

        return new FsckReport(problems);
    }

    /// <summary>Lists the commits that nothing leads to; what else is wrong with the repository is not told here.</summary>
    internal static async Task<IReadOnlyList<ObjectId>> FindDanglingCommitsAsync(GitExecutable git, CancellationToken cancellationToken)
    {
        const string Word = "dangling commit ";
        var output = await git.RunAsync(
            new GitCommand("fsck", "--connectivity-only", "--no-reflogs", "--dangling", "--no-progress"), cancellationToken).ConfigureAwait(false);
        return [.. output.Lines.Where(line => line.StartsWith(Word, StringComparison.Ordinal)).Select(line => output.ReadId(line[Word.Length..].TrimEnd()))];
    }

    /// <summary>Counts objects and their bytes.</summary>
    internal static async Task<ObjectCounts> CountAsync(GitExecutable git, CancellationToken cancellationToken)
    {
        var output = await git.RequireAsync(new GitCommand("count-objects", "-v") { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in output.Lines)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0 && long.TryParse(line.AsSpan(colon + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                values[line[..colon]] = number;
            }
        }

        long Value(string name) => values.GetValueOrDefault(name);
        return new ObjectCounts(
            (int)Value("count"), Value("size") * 1024, (int)Value("in-pack"), (int)Value("packs"), Value("size-pack") * 1024, (int)Value("garbage"));
    }

    /// <summary>Packs what is small together, in packs of sizes in a geometric progression: each object is rewritten a logarithmic number of times.</summary>
    internal static Task RepackSmallAsync(GitExecutable git, CancellationToken cancellationToken) =>
        git.RequireAsync(new GitCommand("repack", "-d", "-q", "--geometric=2") { Settings = Bounded }, cancellationToken);

    /// <summary>Packs all that a ref reaches into one pack.</summary>
    internal static async Task RepackAllAsync(GitExecutable git, DateTime unreachableBefore, CancellationToken cancellationToken)
    {
        // gc.recentObjectsHook is a program that says what git may not throw away.
        await new RepositoryTrust(git).RequireAsync(cancellationToken).ConfigureAwait(false);
        await git.RequireAsync(new GitCommand("reflog", "expire", "--expire=90.days", "--expire-unreachable=30.days", "--all"), cancellationToken).ConfigureAwait(false);
        await git.RequireAsync(
            new GitCommand("repack", "-A", "-d", "-q", "--unpack-unreachable=" + DateOf(unreachableBefore)) { Settings = Bounded }, cancellationToken).ConfigureAwait(false);
        await git.RequireAsync(new GitCommand("pack-refs", "--all"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws loose objects away that no ref reaches and that are from before a moment.</summary>
    internal static async Task PruneAsync(GitExecutable git, DateTime unreachableBefore, CancellationToken cancellationToken)
    {
        await new RepositoryTrust(git).RequireAsync(cancellationToken).ConfigureAwait(false);
        await git.RequireAsync(new GitCommand("prune", "--expire=" + DateOf(unreachableBefore)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the commit-graph with changed-path filters.</summary>
    internal static Task WriteCommitGraphAsync(GitExecutable git, CancellationToken cancellationToken) => git.RequireAsync(
        new GitCommand("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress"), cancellationToken);

    // git's own format: seconds since 1970 and a zone.
    private static string DateOf(DateTime moment) => string.Create(CultureInfo.InvariantCulture, $"@{new DateTimeOffset(moment).ToUnixTimeSeconds()} +0000");
}
