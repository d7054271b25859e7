using MemoryVault.Backup.Syncing;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Projection;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// Puts this machine in the place of one that a remote's vault knows: fetch everything, choose the machine, map its folders to this
/// one, write the configuration, restore its files.
/// </summary>
/// <remarks>
/// What is done half can be done again: until the configuration is written there is no vault, and from then until the restore has
/// ended a note under <c>local/</c> says that it has not, and keeps the old machine's record, so that the same command goes on. A sync in
/// between does no harm: only what was restored enters this machine's view, so nothing that is still missing counts as deleted.
/// </remarks>
public sealed class TakeOverVault(VaultServices services)
{
    /// <summary>Tells whether a take-over was begun at a place and has not ended.</summary>
    internal static bool IsUnfinished(VaultPaths paths) => File.Exists(NoteOf(paths)) && File.Exists(paths.Configuration);

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
        var url = RemoteUrl.Resolve(options.From!, services.Environment);
        var remote = await RemoteVault.FetchAsync(paths, url, options, services, cancellationToken).ConfigureAwait(false);
        await using var closing = remote.ConfigureAwait(false);
        var begun = ReadNote(paths);
        var choice = await remote.ChooseMachineAsync(begun?.Name ?? options.Machine, options.Join ? Newcomer(options.Machine) : null, cancellationToken).ConfigureAwait(false);
        var record = begun ?? choice.Record;
        var map = new MachinePathMap(record, options.PathMap, services.Environment);
        if (begun is null)
        {
            var sources = new SourcePlaces(record, map, new ObeyedPlace(services.Environment)).Map();
            var origin = new VaultRemote(RemoteVault.Name, url)
            {
                Coordinate = await remote.CoordinatesAsync(cancellationToken).ConfigureAwait(false),
                SecretPolicy = await remote.IsRedactedAsync(cancellationToken).ConfigureAwait(false) ? SecretPolicy.Redact : SecretPolicy.Block,
                Recipients = remote.Chain.Recipients,
                Identity = remote.Chain.Recipients.Count > 0 && options.Identity is { } identity ? services.Environment.FullPath(identity) : null,
            };
            await remote.AdoptAsync(cancellationToken).ConfigureAwait(false);
            AtomicFile.Write(NoteOf(paths), MachineRecordFile.Write(record).Span);
            ConfigurationFile.Write(paths, new VaultConfiguration { Machine = choice.Record.Name, Sources = sources, Remotes = [origin] });
        }

        return await RestoreAsync(paths, options, remote, choice, map, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CreateVaultResult> RestoreAsync(
        VaultPaths paths, CreateVaultOptions options, RemoteVault remote, MachineChoice choice, MachinePathMap map, CancellationToken cancellationToken)
    {
        var vault = Vault.Open(paths.Root, services);
        await using var closing = vault.ConfigureAwait(false);
        await new RemoteTracking(vault, new VaultRemote(RemoteVault.Name, remote.Url)).SetAsync(remote.Head, cancellationToken).ConfigureAwait(false);
        var isRedacted = await remote.IsRedactedAsync(cancellationToken).ConfigureAwait(false);
        if (isRedacted)
        {
            // The copy goes on where it is: this vault's history is that copy.
            await new HistoryProjection(vault, RemoteVault.Name).AdoptAsync(new ProjectionState(remote.Head, remote.Head), cancellationToken).ConfigureAwait(false);
            vault.Log(VaultLogLevel.Warning, "vault.redacted", "The remote holds a redacted copy: credentials are blacked out in this vault and in what was restored.", remote.Url);
        }

        var restored = options.NoRestore ? null : await RestoreAsync(vault, map, options.DryRun, cancellationToken).ConfigureAwait(false);
        File.Delete(NoteOf(paths));
        if (!options.DryRun)
        {
            vault.Log(VaultLogLevel.Information, "vault.taken-over", $"Took the place of machine '{choice.Record.Name}' from {remote.Url} at {remote.Head.ToShortString()}.", remote.Url);
        }

        return new CreateVaultResult
        {
            Vault = paths.Root,
            Machine = vault.Configuration.Machine,
            Created = true,
            Head = (await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false))?.ToString(),
            KnownMachines = choice.Known,
            Sources = vault.Configuration.Sources,
            Restored = restored,
            IsRedacted = isRedacted,
            Fingerprint = remote.Chain.Fingerprint,
        };
    }

    private static async Task<RestoreResult> RestoreAsync(Vault vault, MachinePathMap map, bool dryRun, CancellationToken cancellationToken)
    {
        var head = await new SnapshotResolver(vault).ResolveAsync(null, cancellationToken).ConfigureAwait(false);
        var tree = await vault.Repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var places = await TakeOverPlaces.ReadAsync(vault, tree, map, cancellationToken).ConfigureAwait(false);
        foreach (var (old, here) in places.Renamed)
        {
            vault.Log(VaultLogLevel.Information, "vault.renamed", $"'{old}' belongs to a project that lies elsewhere on this machine; its place here is '{here}'. The next sync shows that as deleted and added files.", here);
        }

        var selection = PathSelection.OfVaultPaths(vault.Configuration.Sources.Select(source => source.Folder));
        return await new RestoreFiles(vault).RunAsync(head, tree, selection, places.Find, dryRun, [], cancellationToken).ConfigureAwait(false);
    }

    private MachineRecord Newcomer(string? name) => new(
        name is null ? EntryName.From(services.Environment.MachineName, "machine") : EntryName.Check(name, "machine"), services.Environment.System, services.Environment.Home, []);

    private static string NoteOf(VaultPaths paths) => Path.Combine(paths.Local, "take-over.json");

    private static MachineRecord? ReadNote(VaultPaths paths) =>
        IsUnfinished(paths) ? MachineRecordFile.Read(File.ReadAllBytes(NoteOf(paths)), NoteOf(paths)) : null;
}
