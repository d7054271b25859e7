using System.Globalization;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Keeps files in a branch of a git repository, a commit each time. Any git server is the judge of who was first.</summary>
/// <param name="cache">The folder of a repository of our own for it, under <c>local/</c>: what is encrypted has no place in the vault's. It is made when needed.</param>
/// <param name="remote">The repository.</param>
/// <param name="branch">The branch there.</param>
/// <param name="services">The clock.</param>
/// <remarks>
/// Author and message say nothing; the time of a commit is in UTC, and the host knows it anyway. The push names the value that the branch must have: an ordinary one would be
/// taken as well after somebody set the branch back, and nobody would notice.
/// </remarks>
internal sealed class BranchStorage(string cache, RemoteAccess remote, string branch, VaultServices services) : IEnvelopeStorage
{
    private const string IncomingRef = "refs/memoryvault/storage";
    private const int RepackEvery = 200;

    private GitRepository? _repository;

    /// <inheritdoc/>
    public string Place => Credentials.Scrub(remote.Url);

    /// <summary>Gets or sets how long the remote may be silent.</summary>
    internal TimeSpan? Timeout { get; init; }

    /// <inheritdoc/>
    public async Task<string?> PeekAsync(CancellationToken cancellationToken)
    {
        var repository = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return (await repository.ListRemoteAsync(remote, [branch], cancellationToken).ConfigureAwait(false)).FirstOrDefault(each => each.Key == branch).Value?.ToString();
    }

    /// <inheritdoc/>
    public async Task<StorageListing> ListAsync(CancellationToken cancellationToken)
    {
        var repository = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var isThere = await repository.FetchAsync(remote, [$"+{branch}:{IncomingRef}"], prune: false, cancellationToken).ConfigureAwait(false);
        return isThere && await repository.ReadRefAsync(IncomingRef, cancellationToken).ConfigureAwait(false) is { } commit
            ? await ListAsync(repository, commit, cancellationToken).ConfigureAwait(false)
            : StorageListing.Empty;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, long maximum, CancellationToken cancellationToken)
    {
        var objects = (await OpenAsync(cancellationToken).ConfigureAwait(false)).Objects;
        var id = ObjectId.Parse(file.Stamp);
        var header = await objects.TryReadHeaderAsync(id, cancellationToken).ConfigureAwait(false);
        if (header is { } it && it.Size > maximum)
        {
            throw new EnvelopeInvalidException(Place, file.Name, EnvelopeFault.Malformed, string.Create(CultureInfo.InvariantCulture, $"has {it.Size} bytes, and not more than {maximum} are possible"));
        }

        return (await objects.TryReadAsync(id, cancellationToken).ConfigureAwait(false))?.Bytes
            ?? throw new EnvelopeInvalidException(Place, file.Name, EnvelopeFault.Missing, "is in the list of files, and not there");
    }

    /// <inheritdoc/>
    public async Task<StagedFile> StageAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var blob = new GitObject(GitObjectKind.Blob, bytes);
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).Objects.WriteAsync([blob], cancellationToken).ConfigureAwait(false);
        return new StagedFile(name, blob.ComputeId().ToString());
    }

    /// <inheritdoc/>
    public async Task<StorageListing> AppendAsync(IReadOnlyList<StagedFile> files, StorageListing after, CancellationToken cancellationToken)
    {
        var repository = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var parent = after.Version is { } version ? ObjectId.Parse(version) : null;
        if (parent is not null && await repository.Objects.TryReadHeaderAsync(parent, cancellationToken).ConfigureAwait(false) is null)
        {
            // Our copy was deleted, which costs another look.
            await ListAsync(cancellationToken).ConfigureAwait(false);
        }

        var commit = await CommitAsync(repository, files, parent, cancellationToken).ConfigureAwait(false);
        await repository.PushAsync(remote, [new PushRef(commit, branch, parent ?? ObjectId.None)], cancellationToken).ConfigureAwait(false);
        var before = await repository.ReadRefAsync(IncomingRef, cancellationToken).ConfigureAwait(false);
        await repository.UpdateKnownRefsAsync([new RefUpdate(IncomingRef, commit, before ?? ObjectId.None)], "publish", cancellationToken).ConfigureAwait(false);
        var listing = await ListAsync(repository, commit, cancellationToken).ConfigureAwait(false);
        if (listing.Files.Count % (2 * RepackEvery) < 2)
        {
            // Each commit has a tree of all files; packed, it is the difference to the one before.
            await repository.RepackAsync(null, cancellationToken).ConfigureAwait(false);
        }

        return listing;
    }

    /// <inheritdoc/>
    public async ValueTask CloseAsync()
    {
        if (_repository is { } open)
        {
            _repository = null;
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<StorageListing> ListAsync(GitRepository repository, ObjectId commit, CancellationToken cancellationToken)
    {
        var tree = await repository.Objects.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        var files = new Dictionary<string, StoredFile>(StringComparer.Ordinal);
        var hasOther = false;
        foreach (var entry in await repository.Objects.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Name != EnvelopeFileName.Readme && EnvelopeFileName.TryParse(entry.Name) is null)
            {
                // The mark of a gist begins with a dot.
                hasOther |= !entry.Name.StartsWith('.');
                continue;
            }

            files[entry.Name] = entry.Mode is EntryMode.File or EntryMode.Executable
                ? new StoredFile(entry.Name, entry.Id.ToString())
                : throw new EnvelopeInvalidException(Place, entry.Name, EnvelopeFault.Malformed, "is no file");
        }

        return new StorageListing(commit.ToString(), files, hasOther && !files.Keys.Any(name => EnvelopeFileName.TryParse(name) is not null));
    }

    private async Task<ObjectId> CommitAsync(GitRepository repository, IReadOnlyList<StagedFile> files, ObjectId? parent, CancellationToken cancellationToken)
    {
        var before = await repository.Objects.ReadRootTreeAsync(parent, cancellationToken).ConfigureAwait(false);
        var editor = new TreeEditor(repository.Objects);
        var tree = await editor.ApplyAsync(before, files.Select(file => new TreeEdit(file.Name, EntryMode.File, ObjectId.Parse(file.Handle))), cancellationToken).ConfigureAwait(false);
        var who = new Signature("MemoryVault", "memoryvault@localhost", services.Clock.GetUtcNow().ToUniversalTime());
        var commit = new CommitObject(tree, parent is null ? [] : [parent], who, who, CommitMessage.Parse("Publish\n")).ToObject();
        await repository.Objects.WriteAsync([.. editor.NewObjects, commit], cancellationToken).ConfigureAwait(false);
        return commit.ComputeId();
    }

    private async ValueTask<GitRepository> OpenAsync(CancellationToken cancellationToken)
    {
        if (_repository is null)
        {
            if (!File.Exists(Path.Combine(cache, "HEAD")))
            {
                PrivateFolder.Create(Path.GetDirectoryName(cache)!);
                await GitRepository.InitializeAsync(cache, services, cancellationToken).ConfigureAwait(false);
            }

            _repository = GitRepository.Open(cache, services with { IsShortLived = true }, "git");
            _repository.RemoteTimeout = Timeout ?? _repository.RemoteTimeout;
        }

        return _repository;
    }
}
