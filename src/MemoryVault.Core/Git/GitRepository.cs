using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>
/// A bare repository through the git executable: refs, transport, history, maintenance, and (as <see cref="Objects"/>) its objects.
/// One method is one git command and the parse of its answer.
/// </summary>
public sealed class GitRepository : IAsyncDisposable
{
    private GitRepository(string path, IObjectStore objects)
    {
        Path = path;
        Objects = objects;
    }

    /// <summary>Gets the folder of the bare repository.</summary>
    public string Path { get; }

    /// <summary>Gets the object store: in-process where one could be opened, else on the git executable.</summary>
    public IObjectStore Objects { get; }

    /// <summary>Gets why the in-process object store is not used; null when it is.</summary>
    public string? ObjectsNote { get; }

    /// <summary>Creates an empty bare repository with our settings (flushing, fsck on transfer, changed-path filters).</summary>
    public static Task InitializeAsync(string path, VaultServices services, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Opens a repository; starts no process.</summary>
    public static GitRepository Open(string path, VaultServices services, string engine = "auto") => throw new NotImplementedException();

    /// <summary>Gives the version of the git executable: <c>2.39.5</c>.</summary>
    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads a ref; null where it does not exist. Reads the files of git's own format where that is certain to be right, and starts no process then.</summary>
    public ValueTask<ObjectId?> ReadRefAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lists refs below a prefix (<c>refs/memoryvault/</c>).</summary>
    public Task<IReadOnlyList<KeyValuePair<string, ObjectId>>> ListRefsAsync(string prefix, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Moves refs in one transaction: all or none.</summary>
    /// <exception cref="RefMovedException">A ref does not have its expected value.</exception>
    public Task UpdateRefsAsync(IReadOnlyList<RefUpdate> updates, string reason, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Fetches refs of a remote onto refs of this repository, e.g. <c>+refs/heads/main:refs/memoryvault/incoming/origin</c>.</summary>
    /// <returns>False where the remote has no such ref (it is empty).</returns>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    public Task<bool> FetchAsync(string url, string remoteRef, string localRef, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Pushes, never forced; with more than one ref, atomic.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    public Task PushAsync(string url, IReadOnlyList<PushRef> refs, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lists the refs of a remote that match patterns.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    public Task<IReadOnlyList<KeyValuePair<string, ObjectId>>> ListRemoteAsync(string url, IReadOnlyList<string> patterns, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lists commits, newest first, as they come.</summary>
    public IAsyncEnumerable<LogEntry> LogAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Finds the commit that a revision expression names (an id, a prefix of one, a branch, <c>main~3</c>); null where none or more than one.</summary>
    public Task<ObjectId?> ResolveAsync(string revision, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Finds the newest commit of the first-parent chain that is not younger than a time; null where the history begins later.</summary>
    public Task<ObjectId?> FindAtAsync(ObjectId start, DateTimeOffset time, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Checks every object: <c>git fsck --strict --full</c>.</summary>
    public Task<FsckReport> FsckAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Counts objects and their bytes.</summary>
    public Task<ObjectCounts> CountObjectsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Packs everything into as few packs as make sense (<c>repack -d</c>, geometric unless <paramref name="full"/>), keeps unreachable objects that are younger than two weeks.</summary>
    public Task RepackAsync(bool full, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Writes the commit-graph with changed-path filters, which a path's history is looked up in.</summary>
    public Task WriteCommitGraphAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Objects.DisposeAsync();
}
