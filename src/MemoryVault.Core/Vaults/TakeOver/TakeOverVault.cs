using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.History;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// Puts this machine in the place of one that a remote's vault knows: fetch everything, choose the machine, map its folders to this
/// one, write the configuration, restore its files.
/// </summary>
/// <remarks>
/// What is done half can be done again: until the configuration is written there is no vault, and from then until the restore has
/// ended a note under <c>local/</c> says that it has not, so that the same command goes on. A sync in between does no harm: only
/// what was restored enters this machine's view, so nothing that is still missing counts as deleted.
/// </remarks>
public sealed class TakeOverVault(VaultServices services)
{
    private const string IncomingRef = "refs/memoryvault/incoming/origin";
    private const string Remote = "origin";

    /// <summary>Tells whether a take-over was begun at a place and has not ended.</summary>
    internal static bool IsUnfinished(VaultPaths paths) => File.Exists(NoteOf(paths));

    /// <summary>Runs the take-over.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached.</exception>
    /// <exception cref="RemoteIsNoVaultException">It holds something else.</exception>
    /// <exception cref="MachineUnknownException">It is not clear whose place is to be taken.</exception>
    /// <exception cref="PlaceUnknownException">A folder of the old machine has no place here.</exception>
    internal async Task<CreateVaultResult> RunAsync(VaultPaths paths, CreateVaultOptions options, CancellationToken cancellationToken)
    {
        if (!options.DryRun)
        {
            return await RunAtAsync(paths, options, cancellationToken).ConfigureAwait(false);
        }

        var trial = Directory.CreateTempSubdirectory("memoryvault-").FullName;
        try
        {
            var plan = await RunAtAsync(new VaultPaths(Path.Combine(trial, "vault")), options, cancellationToken).ConfigureAwait(false);
            return plan with { Vault = paths.Root, Restored = plan.Restored is { } files ? files with { Vault = paths.Root } : null };
        }
        finally
        {
            RemoveFolder.WithReadOnlyFiles(trial);
        }
    }

    private async Task<CreateVaultResult> RunAtAsync(VaultPaths paths, CreateVaultOptions options, CancellationToken cancellationToken)
    {
        var wasThere = Directory.Exists(paths.Root);
        try
        {
            PrivateFolder.Create(paths.Root);
            using var held = await FileLock.AcquireAsync(
                Path.Combine(paths.Local, "init.lock"), "init", TimeSpan.FromSeconds(5), services.Clock, cancellationToken).ConfigureAwait(false);
            return await PrepareAndRestoreAsync(paths, options, cancellationToken).ConfigureAwait(false);
        }
        catch when (!wasThere && !File.Exists(paths.Configuration))
        {
            RemoveFolder.WithReadOnlyFiles(paths.Root);
            throw;
        }
    }

    private async Task<CreateVaultResult> PrepareAndRestoreAsync(VaultPaths paths, CreateVaultOptions options, CancellationToken cancellationToken)
    {
        var url = RemoteUrl(options.From!);
        var (head, tree) = await FetchAsync(paths, url, cancellationToken).ConfigureAwait(false);
        var (choice, map) = await ChooseAsync(paths, options, tree, url, cancellationToken).ConfigureAwait(false);
        if (!File.Exists(paths.Configuration))
        {
            var sources = new SourcePlaces(choice.Record, map).Map();
            AtomicFile.Write(NoteOf(paths), "The restore of a take-over has not ended. Run the same 'memvault init --from' again.\n"u8);
            ConfigurationFile.Write(paths, new VaultConfiguration { Machine = choice.Record.Name, Sources = sources, Remotes = [new VaultRemote(Remote, url)] });
        }

        var vault = Vault.Open(paths.Root, services);
        await using var closing = vault.ConfigureAwait(false);
        var restored = options.NoRestore ? null : await RestoreAsync(vault, head, tree, map, options.DryRun, cancellationToken).ConfigureAwait(false);
        File.Delete(NoteOf(paths));
        vault.Log(VaultLogLevel.Information, "vault.taken-over", $"Took the place of machine '{choice.Record.Name}' from {url} at {head.ToShortString()}.", url);
        return new CreateVaultResult
        {
            Vault = paths.Root,
            Machine = vault.Configuration.Machine,
            Created = true,
            Head = head.ToString(),
            KnownMachines = choice.Known,
            Sources = vault.Configuration.Sources,
            Restored = restored,
        };
    }

    /// <summary>Fetches the remote's <c>main</c>; it becomes ours only when it was looked at.</summary>
    private async Task<(ObjectId Head, ObjectId Tree)> FetchAsync(VaultPaths paths, string url, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(paths.Repository, "HEAD")))
        {
            await GitRepository.InitializeAsync(paths.Repository, services, cancellationToken).ConfigureAwait(false);
        }

        var repository = GitRepository.Open(paths.Repository, services);
        await using var closing = repository.ConfigureAwait(false);
        services.Progress?.Report(new VaultProgress("Fetching the vault", 0, 0, url));
        if (!await repository.FetchAsync(url, "+" + Vault.MainRef, IncomingRef, cancellationToken).ConfigureAwait(false))
        {
            throw new RemoteIsNoVaultException(url, "it has no branch 'main'");
        }

        var incoming = await repository.ReadRefAsync(IncomingRef, cancellationToken).ConfigureAwait(false) ?? throw new RemoteIsNoVaultException(url, "it has no branch 'main'");
        var tree = (await repository.Objects.ReadCommitAsync(incoming, cancellationToken).ConfigureAwait(false)).Tree;
        if (await repository.Objects.FindAsync(tree, MachineRecordFile.Folder, cancellationToken).ConfigureAwait(false) is not { IsFolder: true })
        {
            throw new RemoteIsNoVaultException(url, $"its branch 'main' has no folder '{MachineRecordFile.Folder}'");
        }

        var head = await TakeAsync(repository, incoming, cancellationToken).ConfigureAwait(false);
        return (head, (await repository.Objects.ReadCommitAsync(head, cancellationToken).ConfigureAwait(false)).Tree);
    }

    private static async Task<ObjectId> TakeAsync(GitRepository repository, ObjectId incoming, CancellationToken cancellationToken)
    {
        var main = await repository.ReadRefAsync(Vault.MainRef, cancellationToken).ConfigureAwait(false);
        if (main is null)
        {
            await repository.UpdateRefsAsync([new RefUpdate(Vault.MainRef, incoming, ObjectId.None)], "init --from", cancellationToken).ConfigureAwait(false);
        }

        // An earlier run may have taken an older state, and even have committed since; the next sync merges what is new.
        return main ?? incoming;
    }

    private async Task<(MachineChoice Choice, MachinePathMap Map)> ChooseAsync(
        VaultPaths paths, CreateVaultOptions options, ObjectId tree, string url, CancellationToken cancellationToken)
    {
        var repository = GitRepository.Open(paths.Repository, services);
        await using var closing = repository.ConfigureAwait(false);
        var named = File.Exists(paths.Configuration) ? ConfigurationFile.Read(paths).Machine : options.Machine;
        var choice = await MachineChoice.ReadAsync(repository.Objects, tree, named, url, cancellationToken).ConfigureAwait(false);
        return (choice, new MachinePathMap(choice.Record, options.PathMap, services.Environment));
    }

    private async Task<RestoreResult> RestoreAsync(
        Vault vault, ObjectId head, ObjectId tree, MachinePathMap map, bool dryRun, CancellationToken cancellationToken)
    {
        var places = await TakeOverPlaces.ReadAsync(vault, tree, map, cancellationToken).ConfigureAwait(false);
        foreach (var (old, here) in places.Renamed)
        {
            vault.Log(VaultLogLevel.Information, "vault.renamed", $"'{old}' belongs to a project that lies elsewhere on this machine and is restored as '{here}'. The next sync shows that as deleted and added files.", here);
        }

        var selection = PathSelection.OfVaultPaths(vault.Configuration.Sources.Select(source => source.Folder));
        return await new RestoreFiles(vault).RunAsync(head, tree, selection, places.Find, dryRun, [], cancellationToken).ConfigureAwait(false);
    }

    private string RemoteUrl(string url) =>
        Directory.Exists(services.Environment.FullPath(url)) ? services.Environment.FullPath(url) : url;

    private static string NoteOf(VaultPaths paths) => Path.Combine(paths.Local, "take-over");
}
