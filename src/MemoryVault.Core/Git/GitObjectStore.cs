using System.Globalization;

namespace MemoryVault.Git;

/// <summary>
/// The object store on the git executable and its files: what lies plainly in git's own files is read and written there, the rest by
/// one <c>cat-file</c> that is kept, and a large batch goes to one process as a pack.
/// </summary>
internal sealed class GitObjectStore(GitExecutable git) : IObjectStore, IDisposable
{
    /// <summary>
    /// Up to this many objects are written loose; above, one pack costs less than flushing each of them. It is git's own
    /// <c>transfer.unpackLimit</c>.
    /// </summary>
    private const int LooseLimit = 100;

    private readonly ObjectFiles _files = new(git.RepositoryPath!);
    private CatFileSession? _session;

    /// <inheritdoc/>
    public string Engine => git.KnownVersion is { } version ? $"git {version}" : "git";

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_files.TryRead(id, mostBytes) is { } plain)
        {
            return ValueTask.FromResult<GitObject?>(plain);
        }

        var found = Ask(id, (session, id, token) => session.Read(id, mostBytes, token), cancellationToken);
        return found is null || found.ComputeId() == id
            ? ValueTask.FromResult(found)
            : throw new ObjectCorruptException(id, "its bytes have another id");
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, CancellationToken cancellationToken) => new LargeBlob(git, id).ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            _files.TryReadHeader(id) ?? Ask(id, static (session, id, token) => session.ReadHeader(id, token), cancellationToken));
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        if (objects.Count > LooseLimit)
        {
            var command = new GitCommand("index-pack", "--stdin") { WriteInput = stream => PackStream.Write(stream, objects, cancellationToken) };
            return git.RequireAsync(command, cancellationToken);
        }

        _files.Write(objects, cancellationToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(new GitCommand("merge-base", left.ToString(), right.ToString()) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        if (output.ExitCode == 1)
        {
            // A git that fails may end so, too, and a merge without a base makes a conflict of all that differs.
            return await HaveRootInCommonAsync(left, right, cancellationToken).ConfigureAwait(false) ? throw output.Unreadable() : null;
        }

        RequireCommits(output, left, right);
        return output.ReadId();
    }

    /// <inheritdoc/>
    public async ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(
            new GitCommand("rev-list", "--left-right", "--count", $"{local}...{remote}") { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        RequireCommits(output, local, remote);
        return output.Text.TrimEnd('\n').Split('\t') is [var left, var right]
            && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var ahead) && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var behind)
            ? new AheadBehind(ahead, behind) : throw output.Unreadable();
    }

    /// <summary>Tells whether an object has a file of its own, whole or not.</summary>
    internal bool HasLoose(ObjectId id) => _files.HasLoose(id);

    /// <summary>Ends the reading process, which on Windows keeps packs from being deleted; the next read starts another.</summary>
    internal void Release()
    {
        _files.Dispose();
        _session?.Dispose();
        _session = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> HaveRootInCommonAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) =>
        (await FindRootsAsync(left, cancellationToken).ConfigureAwait(false)).Intersect(await FindRootsAsync(right, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal).Any();

    private async Task<string[]> FindRootsAsync(ObjectId commit, CancellationToken cancellationToken) =>
        (await git.RequireAsync(new GitCommand("rev-list", "--max-parents=0", commit.ToString()), cancellationToken).ConfigureAwait(false)).Lines;

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
