using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// Walks the history with <c>git rev-list</c>, which takes the changed-path filters of the commit-graph for a path's history and
/// gives ids as it finds them. The commits themselves are read through the object store.
/// </summary>
/// <remarks>
/// It might be tempting to let <c>rev-list --header</c> print the commits, too. Do not: it trims the end of every line of a message.
/// </remarks>
internal static class CommitWalk
{
    /// <summary>Yields the commits of a query, newest first.</summary>
    internal static async IAsyncEnumerable<LogEntry> RunAsync(
        GitExecutable git, IObjectStore objects, LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var process = git.Start(Command(query));
        await using var owner = process.ConfigureAwait(false);
        using var stop = cancellationToken.Register(process.Stop);
        FeedPaths(process, query);
        using var lines = new StreamReader(process.Output, Encoding.ASCII);
        while (await lines.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            var id = ObjectId.TryParse(line, out var read) ? read : throw new GitOutput("rev-list", 0, default, string.Empty).Unreadable();
            yield return new LogEntry(id, await objects.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false));
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (process.End(git.RepositoryPath) is { } failure)
        {
            throw failure.ErrorText.Contains(query.Start.ToString(), StringComparison.Ordinal)
                ? new ObjectMissingException(query.Start, GitObjectKind.Commit)
                : failure;
        }
    }

    /// <summary>Finds the newest commit of the first-parent chain that is not younger than a time.</summary>
    internal static async Task<ObjectId?> FindAtAsync(GitExecutable git, ObjectId start, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var output = await git.RequireAsync(
            new GitCommand("rev-list", "--first-parent", "--max-count=1", Seconds("--min-age", time), start.ToString(), "--"),
            cancellationToken).ConfigureAwait(false);
        return output.Lines is [var line, ..] ? output.ReadId(line) : null;
    }

    private static GitCommand Command(LogQuery query)
    {
        // A version that a merge did not take is part of a path's history, too.
        IEnumerable<string?> arguments =
        [
            "rev-list",
            query.IsSimplified ? null : "--full-history",
            "--stdin",
            query.FirstParent ? "--first-parent" : null,
            query.IsTopological ? "--topo-order" : null,
            query.NoMerges ? "--no-merges" : null,
            query.Limit is { } limit ? "--max-count=" + limit.ToString(CultureInfo.InvariantCulture) : null,
            query.Since is { } since ? Seconds("--max-age", since) : null,
            query.Until is { } until ? Seconds("--min-age", until) : null,
            .. Texts(query),
            query.Start.ToString(),
            query.Except is { } except ? "^" + except : null,
            "--",
            .. query.Paths.Where(path => !ByInput(path)),
        ];
        return new GitCommand([.. arguments.OfType<string>()]);
    }

    private static IEnumerable<string?> Texts(LogQuery query) =>
    [
        query.Messages.Count > 0 || query.Author is not null ? "--fixed-strings" : null,
        query.Author is { } author ? "--author=" + author : null,
        .. query.Messages.Select(text => "--grep=" + text),
    ];

    /// <summary>A name that is not UTF-8 cannot be an argument of a .NET process, one with a line feed cannot be a line.</summary>
    private static bool ByInput(string path) => GitText.HasForeignBytes(path) && !path.Contains('\n', StringComparison.Ordinal);

    private static void FeedPaths(GitProcess process, LogQuery query)
    {
        var paths = query.Paths.Where(ByInput).ToArray();
        try
        {
            if (paths.Length > 0)
            {
                process.Input.Write(GitText.Encode("--\n" + string.Concat(paths.Select(path => path + "\n"))));
            }

            process.CloseInput();
        }
        catch (IOException)
        {
            // git has ended already; its exit code tells.
        }
    }

    private static string Seconds(string option, DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{option}={Math.Max(0, time.ToUnixTimeSeconds())}");
}
