using MemoryVault.Backup;
using MemoryVault.Backup.Scanning;
using MemoryVault.Backup.Syncing;
using MemoryVault.Conflicts;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Schedules;
using MemoryVault.Transcripts;

namespace MemoryVault.Vaults;

/// <summary>Answers "is my memory safe?" without any network.</summary>
public sealed class GetVaultStatus(Vault vault)
{
    private readonly VaultServices _services = vault.Services;

    /// <summary>Reads the status.</summary>
    /// <param name="options">How deep to look.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<VaultStatus> RunAsync(VaultStatusOptions options, CancellationToken cancellationToken)
    {
        var health = vault.Health.Read();
        var sources = vault.Configuration.Sources;
        var index = await new IndexLoader(vault).LoadAsync(sources, cancellationToken).ConfigureAwait(false);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var known = sources.Select(source => Describe(source, index.Sources[source.Folder], health)).ToArray();
        var status = new VaultStatus
        {
            Vault = vault.Paths.Root,
            Machine = vault.Configuration.Machine,
            Health = VaultHealth.Healthy,
            Head = head?.ToString(),
            LastSync = health.LastSync,
            LastAttempt = health.LastAttempt,
            LastProof = health.LastProof,
            Files = known.Sum(s => s.Files),
            Bytes = known.Sum(s => s.Bytes),
            Dirty = options.NoScan ? null : await CountDirtyAsync(index, cancellationToken).ConfigureAwait(false),
            Sources = known,
            SessionSources = [.. vault.Configuration.SessionSources.Select(source => PullState.Describe(vault.Paths, source))],
            Remotes = await DescribeRemotesAsync(health, cancellationToken).ConfigureAwait(false),
            Quarantined = [.. sources.SelectMany(source => Quarantined(source, index.Sources[source.Folder]))],
            Conflicts = await CountConflictsAsync(head, cancellationToken).ConfigureAwait(false),
            Leases = await FindLeasesAsync(cancellationToken).ConfigureAwait(false),
            Memory = await new GetMemoryStatus(vault).RunAsync(head, cancellationToken).ConfigureAwait(false),
            Schedules = await FindSchedulesAsync(cancellationToken).ConfigureAwait(false),
            GitEngine = await DescribeEngineAsync(cancellationToken).ConfigureAwait(false),
            RepositoryBytes = FolderSize.Of(vault.Paths.Repository),
        };
        return HealthAssessment.Assess(status, health, vault.Configuration.Policies, _services.Clock.GetUtcNow(), _services.Head);
    }

    private static SourceStatus Describe(MemorySource source, IndexedSource known, HealthRecord health) => new(
        source.Name,
        source.Root,
        source.Preset,
        source.Folder,
        known.Entries.Count,
        known.Entries.Values.Sum(entry => Math.Max(0, entry.Size)),
        Directory.Exists(source.Root),
        health.Errors.FirstOrDefault(error => error.Target == source.Root || error.Target.StartsWith(source.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))?.Message);

    private static IEnumerable<QuarantinedFile> Quarantined(MemorySource source, IndexedSource known) =>
        known.Entries.Where(e => e.Value.Damage is not null).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e =>
            new QuarantinedFile(source.Name, $"{source.Folder}/{e.Key}", $"quarantine/{source.Name}/{e.Key}", e.Value.Damage!));

    private async Task<int> CountDirtyAsync(FileIndex index, CancellationToken cancellationToken)
    {
        var reader = new SourceReader(vault, new AcceptList([], _services.Environment), dryRun: true);
        var dirty = 0;
        foreach (var source in vault.Configuration.Sources)
        {
            dirty += (await reader.ReadAsync(source, index.Sources[source.Folder], cancellationToken).ConfigureAwait(false)).Changes.Count;
        }

        return dirty;
    }

    private async Task<IReadOnlyList<RemoteOutcome>> DescribeRemotesAsync(HealthRecord health, CancellationToken cancellationToken)
    {
        var remotes = new List<RemoteOutcome>();
        foreach (var remote in vault.Configuration.Remotes)
        {
            var error = health.Remotes.GetValueOrDefault(remote.Name)?.LastError;
            remotes.Add(await new RemoteSync(vault, remote).DescribeAsync(error is null ? null : RemoteState.Failed, error, cancellationToken).ConfigureAwait(false));
        }

        return remotes;
    }

    private async Task<int> CountConflictsAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var tree = await store.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var files = await new ConflictRecordReader(store, tree).ListFilesAsync(cancellationToken).ConfigureAwait(false);
        return files.Count(ConflictRecordReader.IsRecord);
    }

    private async Task<IReadOnlyList<MemoryLease>> FindLeasesAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Of this repository: with a table on a remote it is the one that was last seen, as the status asks no network.
            return (await new LeaseStore(vault).PeekAsync(cancellationToken).ConfigureAwait(false)).Table.Swept(LeaseJudge.For(vault)).Leases;
        }
        catch (LeaseTableTooNewException e)
        {
            vault.Log(VaultLogLevel.Warning, "leases.unknown", e.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<VaultSchedule>> FindSchedulesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var all = await new ScheduleRegistry(_services).ListAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Where(schedule => schedule.Vault == vault.Paths.Root)];
        }
        catch (VaultException e)
        {
            vault.Log(VaultLogLevel.Debug, "schedule.unknown", e.Message);
            return [];
        }
    }

    private async Task<GitEngineStatus> DescribeEngineAsync(CancellationToken cancellationToken)
    {
        try
        {
            // First the version, which the engine's name holds.
            var version = await vault.Repository.GetVersionAsync(cancellationToken).ConfigureAwait(false);
            return new GitEngineStatus(version, vault.Repository.Objects.Engine, vault.Repository.ObjectsNote);
        }
        catch (GitMissingException e)
        {
            return new GitEngineStatus(null, vault.Repository.Objects.Engine, e.Message);
        }
    }
}
