using System.Globalization;
using System.IO.Compression;

namespace MemoryVault.Git;

/// <summary>
/// The object store on the git executable: one <c>cat-file</c> that is kept for reading, one process for each batch that is
/// written, however many objects it holds.
/// </summary>
internal sealed class GitObjectStore(GitExecutable git) : IObjectStore
{
    /// <summary>
    /// Up to this many objects are written loose; above, one pack costs less than flushing each of them. It is git's own
    /// <c>transfer.unpackLimit</c>.
    /// </summary>
    internal const int LooseLimit = 100;

    /// <summary>Up to this many bytes are written in milliseconds.</summary>
    private const long BriefBytes = 4_000_000;

    private CatFileSession? _session;

    /// <inheritdoc/>
    public string Engine => git.KnownVersion is { } version ? $"git {version}" : "git";

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, CancellationToken cancellationToken)
    {
        var found = Ask(id, static (session, id, token) => session.Read(id, token), cancellationToken);
        return found is null || found.ComputeId() == id
            ? ValueTask.FromResult(found)
            : throw new ObjectCorruptException(id, "its bytes have another id");
    }

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ask(id, static (session, id, token) => session.ReadHeader(id, token), cancellationToken));

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        if (objects.Count == 0)
        {
            return;
        }

        // What is unpacked is deflated anew by git, so only what stays a pack is worth our time.
        var loose = objects.Count <= LooseLimit;
        var isBrief = loose && objects.Sum(item => (long)item.Bytes.Length) < BriefBytes;
        var compression = loose ? CompressionLevel.Fastest : CompressionLevel.Optimal;
        var command = loose ? new GitCommand("unpack-objects", "-q") : new GitCommand("index-pack", "--stdin");
        await git.RequireAsync(
            command with { IsBrief = isBrief, WriteInput = stream => PackStream.Write(stream, objects, compression, cancellationToken) },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(new GitCommand("merge-base", left.ToString(), right.ToString()) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        if (output.ExitCode == 1)
        {
            return null;
        }

        RequireCommits(output, left, right);
        return ObjectId.Parse(output.Lines[0]);
    }

    /// <inheritdoc/>
    public async ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(
            new GitCommand("rev-list", "--left-right", "--count", $"{local}...{remote}") { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        RequireCommits(output, local, remote);
        var counts = output.Lines[0].Split('\t');
        return new AheadBehind(int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the reading process, which on Windows keeps packs from being deleted; the next read starts another.</summary>
    internal void Release()
    {
        _session?.Dispose();
        _session = null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }

    private T Ask<T>(ObjectId id, Func<CatFileSession, ObjectId, CancellationToken, T> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fresh = _session is null;
        _session ??= CatFileSession.Start(git);
        try
        {
            return ask(_session, id, cancellationToken);
        }
        catch (IOException error)
        {
            var failure = _session.End(git.RepositoryPath);
            Release();
            cancellationToken.ThrowIfCancellationRequested();
            if (fresh)
            {
                git.RequireVersion(cancellationToken);
                throw new ObjectCorruptException(id, failure?.ErrorText is { Length: > 0 } words ? words : error.Message, error);
            }
        }

        // The process that was kept was ended by somebody: ask a new one.
        return Ask(id, ask, cancellationToken);
    }

    private void RequireCommits(GitOutput output, params ReadOnlySpan<ObjectId> commits)
    {
        if (output.ExitCode == 0)
        {
            return;
        }

        foreach (var id in commits)
        {
            if (output.ErrorText.Contains(id.ToString(), StringComparison.Ordinal))
            {
                throw new ObjectMissingException(id, GitObjectKind.Commit);
            }
        }

        output.EnsureSuccess(git.RepositoryPath);
    }
}
