using MemoryVault.Backup.Syncing;
using MemoryVault.Git;
using MemoryVault.Secrets.Projection;
using MemoryVault.Vaults.Sharing;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>The vault of a remote, fetched into a repository that is to become this machine's.</summary>
internal sealed class RemoteVault : IAsyncDisposable
{
    /// <summary>The name that the remote gets here.</summary>
    internal const string Name = "origin";

    private readonly GitRepository _repository;
    private readonly ObjectId _tree;

    private RemoteVault(GitRepository repository, string url, RemoteVaultChain chain, ObjectId head, ObjectId tree) =>
        (_repository, Url, Chain, Head, _tree) = (repository, url, chain, head, tree);

    /// <summary>Gets the remote's URL.</summary>
    internal string Url { get; }

    /// <summary>Gets how it was fetched.</summary>
    internal RemoteVaultChain Chain { get; }

    /// <summary>Gets the remote's newest commit.</summary>
    internal ObjectId Head { get; }

    /// <summary>Tells whether it is a redacted copy.</summary>
    internal ValueTask<bool> IsRedactedAsync(CancellationToken cancellationToken) => RedactedNotice.IsInAsync(_repository.Objects, Head, cancellationToken);

    /// <summary>Tells whether the machines that share the remote have their lease table there.</summary>
    internal Task<bool> CoordinatesAsync(CancellationToken cancellationToken) => Chain.Recipients.Count > 0 ? Task.FromResult(false) : CoordinatingRemote.HasTableAsync(_repository, Url, cancellationToken);

    /// <summary>Fetches everything; <c>main</c> is not touched yet.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached.</exception>
    /// <exception cref="RemoteIsNoVaultException">It holds something else, or nothing.</exception>
    internal static async Task<RemoteVault> FetchAsync(VaultPaths paths, string url, CreateVaultOptions options, VaultServices services, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(paths.Repository, "HEAD")))
        {
            await GitRepository.InitializeAsync(paths.Repository, services, cancellationToken).ConfigureAwait(false);
        }

        var repository = GitRepository.Open(paths.Repository, services);
        try
        {
            services.Progress?.Report(new VaultProgress("Fetching the vault", 0, 0, url));
            var chain = new RemoteVaultChain(paths, repository, url, options, services);
            var head = await chain.FetchAsync(cancellationToken).ConfigureAwait(false) ?? throw new RemoteIsNoVaultException(url, "it has no branch 'main'");
            var tree = await repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
            return await LooksLikeVault.CheckAsync(repository.Objects, head, cancellationToken).ConfigureAwait(false)
                ? new RemoteVault(repository, url, chain, head, tree)
                : throw new RemoteIsNoVaultException(url, $"its branch 'main' has no folder '{MachineRecordFile.Folder}'");
        }
        catch
        {
            await repository.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Chooses the machine whose place is taken.</summary>
    /// <inheritdoc cref="MachineChoice.ReadAsync" path="/exception"/>
    internal Task<MachineChoice> ChooseMachineAsync(string? named, MachineRecord? newcomer, CancellationToken cancellationToken) =>
        MachineChoice.ReadAsync(_repository.Objects, _tree, named, newcomer, Url, cancellationToken);

    /// <summary>
    /// Makes the remote's newest commit this vault's. A repository that lay here without a configuration may hold commits of its
    /// own: if the remote lacks them they stay where they are (ahead of it) or under <c>refs/memoryvault/rescue/</c> (beside it).
    /// </summary>
    internal async Task AdoptAsync(CancellationToken cancellationToken)
    {
        var main = await _repository.ReadRefAsync(Vault.MainRef, cancellationToken).ConfigureAwait(false);
        var shared = main is { } there ? await _repository.Objects.FindMergeBaseAsync(there, Head, cancellationToken).ConfigureAwait(false) : null;
        if (main is not null && shared == Head)
        {
            return;
        }

        var updates = new List<RefUpdate> { new(Vault.MainRef, Head, main ?? ObjectId.None) };
        var rescue = $"refs/memoryvault/rescue/main-{main}";
        if (main is { } lost && shared != lost && await _repository.ReadRefAsync(rescue, cancellationToken).ConfigureAwait(false) is null)
        {
            updates.Add(new RefUpdate(rescue, lost, ObjectId.None));
        }

        // There is no vault here yet, so nobody else moves main.
        await _repository.UpdateKnownRefsAsync(updates, "init --from", cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _repository.DisposeAsync();
}
