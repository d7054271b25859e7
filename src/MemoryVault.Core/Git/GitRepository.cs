using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>
/// A bare repository through the git executable: refs, transport, history, maintenance, and (as <see cref="Objects"/>) its objects.
/// One method is one git command and the parse of its answer.
/// </summary>
public sealed class GitRepository : IAsyncDisposable
{
    private readonly GitExecutable _git;
    private readonly RemoteTransport _transport;
    private readonly RepositoryLayout _layout;
    private readonly Lazy<ObjectEngine> _engine;
    private readonly RefSession? _session;
    private readonly TimeProvider _clock;

    private GitRepository(string path, VaultServices services, string engine)
    {
        Path = path;
        _layout = RepositoryLayout.Read(path);
        _git = new GitExecutable(services, path);
        _clock = services.Clock;
        _transport = new RemoteTransport(_git, services.Progress);
        _session = services.IsShortLived ? null : new RefSession(_git);
        _engine = new Lazy<ObjectEngine>(() => ObjectEngine.Choose(_git, services, engine));
    }

    /// <summary>Gets the folder of the bare repository.</summary>
    public string Path { get; }

    /// <summary>Gets the object store: in-process where one could be opened, else on the git executable. It is opened when first asked for.</summary>
    public IObjectStore Objects => _engine.Value.Store;

    /// <summary>Gets why the in-process object store is not used; null when it is, or when this program is better off without.</summary>
    public string? ObjectsNote => _engine.Value.Note;

    /// <summary>Gets or sets how long a remote may be silent before it counts as failed; two minutes unless set.</summary>
    public TimeSpan RemoteTimeout
    {
        get => _transport.IdleTimeout;
        set => _transport.IdleTimeout = value;
    }

    /// <summary>
    /// Creates an empty bare repository with our settings (flushing, fsck on transfer, no housekeeping by itself). A repository that
    /// is there already keeps its content.
    /// </summary>
    /// <exception cref="RepositoryUnusableException">Something else is at that path.</exception>
    /// <exception cref="GitTooOldException">The git executable is too old.</exception>
    public static Task InitializeAsync(string path, VaultServices services, CancellationToken cancellationToken) =>
        RepositoryCreation.RunAsync(path, services, cancellationToken);

    /// <summary>Opens a repository; starts no process.</summary>
    /// <param name="path">Its folder, absolute.</param>
    /// <param name="services">Clock, environment, the in-process object store.</param>
    /// <param name="engine">The object store: <c>auto</c>, <c>git</c> or <c>libgit2</c>.</param>
    /// <exception cref="RepositoryUnusableException">The folder is no bare repository, or one of SHA-256 ids.</exception>
    public static GitRepository Open(string path, VaultServices services, string engine = "auto") => new(path, services, engine);

    /// <summary>Gives the version of the git executable: <c>2.39.5</c>.</summary>
    /// <exception cref="GitMissingException">There is none.</exception>
    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => Task.FromResult(_git.GetVersion(cancellationToken));

    /// <summary>Reads a ref; null where it does not exist. Reads the files of git's own format where that is certain to be right, and starts no process then.</summary>
    /// <exception cref="RefBrokenException">Its file holds no id.</exception>
    public ValueTask<ObjectId?> ReadRefAsync(string name, CancellationToken cancellationToken)
    {
        RefName.Require(name);
        return _layout.HasPlainRefs && RefFiles.TryRead(Path, name, out var id)
            ? ValueTask.FromResult(id)
            : new ValueTask<ObjectId?>(AskForRefAsync(name, cancellationToken));
    }

    /// <summary>Lists refs below a prefix (<c>refs/memoryvault/</c>).</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, ObjectId>>> ListRefsAsync(string prefix, CancellationToken cancellationToken)
    {
        RefName.Require(prefix);
        var output = await _git.RequireAsync(
            new GitCommand("for-each-ref", "--format=%(objectname) %(refname)", "--", prefix) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        return RefList.Parse(output, ' ');
    }

    /// <summary>Moves refs in one transaction: all or none.</summary>
    /// <param name="updates">The refs, with the values that they must have now.</param>
    /// <param name="reason">A few words for the reflog.</param>
    /// <param name="cancellationToken">Ends it before it has begun, not later.</param>
    /// <exception cref="RefMovedException">A ref does not have its expected value.</exception>
    /// <exception cref="RefLockedException">A lock file of git stands in the way, for more than a second.</exception>
    /// <exception cref="RefsHalfMovedException">git was ended in the middle.</exception>
    public async Task UpdateRefsAsync(IReadOnlyList<RefUpdate> updates, string reason, CancellationToken cancellationToken)
    {
        var transaction = RefTransaction.Format(updates);
        cancellationToken.ThrowIfCancellationRequested();
        var output = _session is null ? RefTransaction.Run(_git, transaction, reason) : _session.Run(updates, transaction, reason);
        await RefTransaction.RequireCommittedAsync(output, updates, Path, name => ReadRefAsync(name, CancellationToken.None)).ConfigureAwait(false);
    }

    /// <summary>Moves refs that no write lock guards: what is known of remotes. A lock file that a killed git left in their way is removed.</summary>
    /// <inheritdoc cref="UpdateRefsAsync" path="/param"/>
    internal Task UpdateKnownRefsAsync(IReadOnlyList<RefUpdate> updates, string reason, CancellationToken cancellationToken) => WithLocksClearedAsync(
        async () =>
        {
            await UpdateRefsAsync(updates, reason, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Gives a ref whose file holds no id a value; git cannot.</summary>
    /// <exception cref="RefLockedException">A lock file of git stands in the way.</exception>
    internal void ReplaceBroken(string name, ObjectId id) => new BrokenRef(Path, name).Replace(id);

    /// <summary>Lists the commits that nothing leads to: no ref, no other object. The log of a ref does not count.</summary>
    internal Task<IReadOnlyList<ObjectId>> FindDanglingCommitsAsync(CancellationToken cancellationToken) =>
        RepositoryMaintenance.FindDanglingCommitsAsync(_git, cancellationToken);

    /// <summary>Fetches a ref of a remote onto a ref of this repository, e.g. <c>+refs/heads/main</c> onto <c>refs/memoryvault/incoming/origin</c>.</summary>
    /// <param name="url">The remote.</param>
    /// <param name="remoteRef">Its ref; with a <c>+</c> before it ours may also move other than forward.</param>
    /// <param name="localRef">Our ref.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>False where the remote has no such ref (it is empty).</returns>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    public Task<bool> FetchAsync(string url, string remoteRef, string localRef, CancellationToken cancellationToken) =>
        WithLocksClearedAsync(() => _transport.FetchAsync(new RemoteAccess(url), remoteRef, localRef, cancellationToken), cancellationToken);

    /// <inheritdoc cref="RemoteTransport.FetchAsync(RemoteAccess, IReadOnlyList{string}, bool, CancellationToken)"/>
    internal Task<bool> FetchAsync(string url, IReadOnlyList<string> refspecs, bool prune, CancellationToken cancellationToken) =>
        WithLocksClearedAsync(() => _transport.FetchAsync(new RemoteAccess(url), refspecs, prune, cancellationToken), cancellationToken);

    /// <inheritdoc cref="RemoteTransport.FetchAsync(RemoteAccess, IReadOnlyList{string}, bool, CancellationToken)"/>
    internal Task<bool> FetchAsync(RemoteAccess remote, IReadOnlyList<string> refspecs, bool prune, CancellationToken cancellationToken) =>
        WithLocksClearedAsync(() => _transport.FetchAsync(remote, refspecs, prune, cancellationToken), cancellationToken);

    /// <summary>Pushes, never forced; with more than one ref, atomic.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    public Task PushAsync(string url, IReadOnlyList<PushRef> refs, CancellationToken cancellationToken) =>
        _transport.PushAsync(new RemoteAccess(url), refs, cancellationToken);

    /// <inheritdoc cref="PushAsync(string, IReadOnlyList{PushRef}, CancellationToken)"/>
    internal Task PushAsync(RemoteAccess remote, IReadOnlyList<PushRef> refs, CancellationToken cancellationToken) =>
        _transport.PushAsync(remote, refs, cancellationToken);

    /// <summary>Lists the refs of a remote that match patterns.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    public Task<IReadOnlyList<KeyValuePair<string, ObjectId>>> ListRemoteAsync(string url, IReadOnlyList<string> patterns, CancellationToken cancellationToken) =>
        _transport.ListAsync(new RemoteAccess(url), patterns, cancellationToken);

    /// <inheritdoc cref="ListRemoteAsync(string, IReadOnlyList{string}, CancellationToken)"/>
    internal Task<IReadOnlyList<KeyValuePair<string, ObjectId>>> ListRemoteAsync(RemoteAccess remote, IReadOnlyList<string> patterns, CancellationToken cancellationToken) =>
        _transport.ListAsync(remote, patterns, cancellationToken);

    /// <inheritdoc cref="RemoteTransport.ReadHeadAsync"/>
    internal Task<string?> ReadRemoteHeadAsync(RemoteAccess remote, CancellationToken cancellationToken) => _transport.ReadHeadAsync(remote, cancellationToken);

    /// <summary>Lists commits, newest first, as they come.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks the commit to start at.</exception>
    public IAsyncEnumerable<LogEntry> LogAsync(LogQuery query, CancellationToken cancellationToken) =>
        CommitWalk.RunAsync(_git, Objects, query, cancellationToken);

    /// <summary>Gets the process that is kept for ref transactions; null where there is none.</summary>
    internal int? RefProcessId => _session?.ProcessId;

    /// <summary>Finds the commit that a revision expression names (an id, a prefix of one, a branch, <c>main~3</c>); null where none or more than one.</summary>
    public async Task<ObjectId?> ResolveAsync(string revision, CancellationToken cancellationToken)
    {
        if (revision.Length == 0 || revision.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var output = await _git.RunAsync(
            new GitCommand("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}") { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 && output.Lines is [var line] && ObjectId.TryParse(line, out var id) ? id : null;
    }

    /// <summary>Reads a setting, the repository's or the user's (<c>user.name</c>); null where it is not set.</summary>
    internal async Task<string?> ReadSettingAsync(string name, CancellationToken cancellationToken)
    {
        var output = await _git.RunAsync(new GitCommand("config", "--get", name) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 && output.Text.TrimEnd('\n') is { Length: > 0 } value ? value : null;
    }

    /// <summary>Finds the newest commit of the first-parent chain that is not younger than a time; null where the history begins later.</summary>
    public Task<ObjectId?> FindAtAsync(ObjectId start, DateTimeOffset time, CancellationToken cancellationToken) =>
        CommitWalk.FindAtAsync(_git, start, time, cancellationToken);

    /// <summary>Lists the objects of any kind whose ids begin with some digits, at least four.</summary>
    public Task<IReadOnlyList<ObjectId>> FindByPrefixAsync(string digits, CancellationToken cancellationToken) =>
        ObjectSearch.FindByPrefixAsync(_git, digits, cancellationToken);

    /// <summary>Finds under which paths objects lie, in any commit that a ref reaches; missing objects do not stop the search.</summary>
    public Task<IReadOnlyDictionary<ObjectId, IReadOnlyList<string>>> FindPathsAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellationToken) =>
        ObjectSearch.FindPathsAsync(_git, ids, cancellationToken);

    /// <summary>Lists the commits, trees and blobs that a commit reaches, and that another does not: what a push would send.</summary>
    /// <param name="tip">The commit.</param>
    /// <param name="except">The other; null for none.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="GitFailedException">The repository lacks some of them.</exception>
    public Task<IReadOnlyList<NamedObject>> ListObjectsAsync(ObjectId tip, ObjectId? except, CancellationToken cancellationToken) =>
        ObjectSearch.ListAsync(_git, tip, except, cancellationToken);

    /// <inheritdoc cref="PackTransfer.WriteAsync"/>
    internal Task WritePackAsync(ObjectId tip, ObjectId? except, Stream target, CancellationToken cancellationToken) =>
        PackTransfer.WriteAsync(_git, tip, except, target, cancellationToken);

    /// <inheritdoc cref="PackTransfer.ReadAsync"/>
    internal Task ReadPackAsync(Action<Stream> write, CancellationToken cancellationToken) => PackTransfer.ReadAsync(_git, write, cancellationToken);

    /// <inheritdoc cref="PackTransfer.RequireWholeAsync"/>
    internal Task RequireWholeAsync(ObjectId tip, ObjectId? except, CancellationToken cancellationToken) =>
        PackTransfer.RequireWholeAsync(_git, tip, except, cancellationToken);

    /// <summary>Gives the unified diff of one path between two commits; of a binary file, git's line that says so.</summary>
    public Task<string> DiffAsync(ObjectId from, ObjectId to, string path, CancellationToken cancellationToken) =>
        ObjectSearch.DiffAsync(_git, from, to, path, cancellationToken);

    /// <summary>Checks every object: <c>git fsck --strict --full</c>.</summary>
    public Task<FsckReport> FsckAsync(CancellationToken cancellationToken) => RepositoryMaintenance.FsckAsync(_git, cancellationToken);

    /// <summary>Counts objects and their bytes.</summary>
    public Task<ObjectCounts> CountObjectsAsync(CancellationToken cancellationToken) => RepositoryMaintenance.CountAsync(_git, cancellationToken);

    /// <summary>
    /// Packs objects: what is small together, or everything into one pack, with those that no ref reaches taken out of packs: they are loose then, or gone
    /// where their pack is from before a moment.
    /// </summary>
    /// <param name="unreachableBefore">That moment (UTC); null to pack only what is small, which throws nothing away.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task RepackAsync(DateTime? unreachableBefore, CancellationToken cancellationToken)
    {
        Release();
        return unreachableBefore is { } moment
            ? RepositoryMaintenance.RepackAllAsync(_git, moment, cancellationToken)
            : RepositoryMaintenance.RepackSmallAsync(_git, cancellationToken);
    }

    /// <summary>Throws away loose objects that no ref reaches and that were written before a moment (UTC).</summary>
    public Task PruneAsync(DateTime unreachableBefore, CancellationToken cancellationToken)
    {
        Release();
        return RepositoryMaintenance.PruneAsync(_git, unreachableBefore, cancellationToken);
    }

    /// <summary>Writes the commit-graph with changed-path filters, which a path's history is looked up in.</summary>
    public Task WriteCommitGraphAsync(CancellationToken cancellationToken) => RepositoryMaintenance.WriteCommitGraphAsync(_git, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _session?.Dispose();
        return _engine.IsValueCreated ? _engine.Value.DisposeAsync() : ValueTask.CompletedTask;
    }

    // A git that reads would go on with packs that are gone.
    private void Release()
    {
        if (_engine.IsValueCreated && Objects is GitObjectStore store)
        {
            store.Release();
        }
    }

    private async Task<ObjectId?> AskForRefAsync(string name, CancellationToken cancellationToken)
    {
        var output = await _git.RunAsync(new GitCommand("rev-parse", "--verify", "--quiet", "--end-of-options", name) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        if (output.ExitCode == 0)
        {
            return output.ReadId();
        }

        // git says no more of a file that it cannot read than of one that is not there. To take it for that would be to begin the history anew.
        var broken = new BrokenRef(Path, name);
        return _layout.HasPlainRefs && broken.Exists() ? throw new RefBrokenException(name, broken.File) : null;
    }

    // What is fetched lands on refs that only tell what a remote had.
    private Task<bool> WithLocksClearedAsync(Func<Task<bool>> work, CancellationToken cancellationToken) =>
        StaleLockFile.RetryAsync(work, Path, attempts: 3, lockFile => StaleLockFile.ClearAsync(lockFile, _clock, cancellationToken));
}
