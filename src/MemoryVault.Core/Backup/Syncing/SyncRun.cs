using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Secrets;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>One run of a sync, under the sync lock: read the sources, commit, remember, exchange with the remotes.</summary>
internal sealed class SyncRun(Vault vault, SyncOptions options)
{
    private int _conflicts;

    /// <summary>Runs it.</summary>
    internal async Task<SyncResult> RunAsync(CancellationToken cancellationToken)
    {
        var selected = new SourceSelection(vault).Select(options);
        if (!options.DryRun && selected.Any(s => s.IsNew))
        {
            var fresh = selected.Where(s => s.IsNew).Select(s => s.Source);
            await vault.UpdateConfigurationAsync(c => c with { Sources = [.. c.Sources, .. fresh] }, cancellationToken).ConfigureAwait(false);
        }

        var index = await new IndexLoader(vault).LoadAsync([.. selected.Select(s => s.Source)], cancellationToken).ConfigureAwait(false);
        var readings = await ReadAsync(selected, index, cancellationToken).ConfigureAwait(false);
        var result = Describe(selected, readings);
        if (options.DryRun)
        {
            return result;
        }

        var commit = await CommitAsync(readings, index, cancellationToken).ConfigureAwait(false);
        var sessions = await PullAsync(cancellationToken).ConfigureAwait(false);
        var remotes = vault.Configuration.Remotes.Count == 0 ? [] : await ExchangeAsync(cancellationToken).ConfigureAwait(false);
        if (commit is not null)
        {
            new UnpackedBytes(vault.Paths).Add(result.Changes.Sum(change => change.Size));
        }

        if (commit is not null || sessions.Any(s => s.Commit is not null))
        {
            await OptimizeAsync(cancellationToken).ConfigureAwait(false);
        }

        return result with
        {
            Commit = commit?.ToString(),
            Conflicts = _conflicts,
            Remotes = remotes,
            Sessions = sessions,
            Errors = [.. result.Errors, .. sessions.SelectMany(s => s.Errors)],
        };
    }

    // Before the push, so that it goes along; not where only some sources are named.
    private async Task<IReadOnlyList<SessionPullOutcome>> PullAsync(CancellationToken cancellationToken) =>
        vault.Configuration.SessionSources.Count == 0 || options.NoSessions || options.Paths.Count > 0 || options.Sources.Count > 0
            ? []
            : (await new PullSessions(vault).RunAsync(new PullSessionsOptions { LockTimeout = options.LockTimeout }, cancellationToken).ConfigureAwait(false)).Sources;

    private async Task<List<SourceReading>> ReadAsync(
        IReadOnlyList<SelectedSource> selected, FileIndex index, CancellationToken cancellationToken)
    {
        var reader = new SourceReader(vault, new AcceptList(options.Accept, vault.Services.Environment), options.DryRun);
        var readings = new List<SourceReading>(selected.Count);
        foreach (var (source, _) in selected)
        {
            readings.Add(await reader.ReadAsync(source, index.Sources[source.Folder], cancellationToken).ConfigureAwait(false));
            Warn(source);
        }

        return readings;
    }

    // Said at each sync: an agent that moved its memory into a database since would otherwise be thought safe.
    private void Warn(MemorySource source)
    {
        if (!options.DryRun && SourcePresets.Find(source.Preset)?.Caution(source, vault.Configuration.Sources) is { } caution)
        {
            vault.Log(VaultLogLevel.Warning, "source.partial", caution, source.Name);
        }
    }

    private async Task<ObjectId?> CommitAsync(
        List<SourceReading> readings, FileIndex index, CancellationToken cancellationToken)
    {
        var environment = vault.Services.Environment;
        var machine = new MachineRecord(vault.Configuration.Machine, environment.System, environment.Home, vault.Configuration.Sources);
        var record = MachineFingerprint.Of(machine);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var rewound = !index.Head.IsNone && head != index.Head && await IsRewoundAsync(index.Head, head, cancellationToken).ConfigureAwait(false);
        var isQuiet = readings.TrueForAll(r => r.IsQuiet);
        if (isQuiet && head is not null && !rewound && index.Record == record)
        {
            if (readings.Exists(r => r.IndexChanged))
            {
                WriteIndex(index, readings, r => r.Before.View, index.View, head, record);
            }

            return null;
        }

        var work = new SyncCommit(vault, readings, index, machine) { Rewound = rewound };
        var commit = await new VaultCommitter(vault) { LockTimeout = options.LockTimeout }
            .CommitAsync("sync", work.ProposeAsync, cancellationToken).ConfigureAwait(false);
        WriteIndex(index, readings, r => work.ViewOf(r.Source), work.ViewAfter, commit ?? head, record);
        _conflicts += work.Conflicts;
        return commit;
    }

    private void WriteIndex(
        FileIndex index, List<SourceReading> readings, Func<SourceReading, ObjectId> viewOf, ObjectId view, ObjectId? head, ObjectId record)
    {
        var next = new FileIndex { View = view, Head = head ?? ObjectId.None, Record = record, Sources = index.Sources };
        foreach (var reading in readings)
        {
            next.Sources[reading.Source.Folder] = new IndexedSource
            {
                Root = reading.Source.Root, View = viewOf(reading), Entries = reading.Entries,
            };
        }

        next.Write(vault.Paths.Index);
    }

    // Somebody set main back (a reset, a restored copy of the repository): what is missing there must be committed again.
    private async Task<bool> IsRewoundAsync(ObjectId last, ObjectId? head, CancellationToken cancellationToken)
    {
        if (head is { } now && await vault.Repository.Objects.TryReadHeaderAsync(last, cancellationToken).ConfigureAwait(false) is not null
            && await vault.Repository.Objects.FindMergeBaseAsync(last, now, cancellationToken).ConfigureAwait(false) == last)
        {
            return false;
        }

        vault.Log(VaultLogLevel.Warning, "main.rewound", $"'{Vault.MainRef}' no longer contains {last.ToShortString()}, the commit of the last sync. Everything is committed again.", Vault.MainRef);
        return true;
    }

    private async Task<IReadOnlyList<RemoteOutcome>> ExchangeAsync(CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, RemoteOutcome>(StringComparer.Ordinal);

        // What the last remote gave is new to the first one: a second round, only for those that it concerns.
        for (var round = 0; round < 2; round++)
        {
            // A redacted copy goes last, with what the others gave.
            foreach (var remote in vault.Configuration.Remotes.OrderBy(each => each.SecretPolicy == SecretPolicy.Redact))
            {
                var exchange = new RemoteSync(vault, remote);
                if (options.NoPush || options.SkippedRemotes.Contains(remote.Name))
                {
                    outcomes[remote.Name] = await exchange.DescribeAsync(null, null, cancellationToken).ConfigureAwait(false);
                }
                else if (round == 0 || outcomes[remote.Name] is { State: not RemoteState.Failed } && await IsBehindAsync(exchange, cancellationToken).ConfigureAwait(false))
                {
                    var outcome = await exchange.RunAsync(cancellationToken).ConfigureAwait(false);
                    outcomes[remote.Name] = outcome.State == RemoteState.Failed ? outcome : outcome with { LastReached = vault.Services.Clock.GetUtcNow() };
                    _conflicts += exchange.Conflicts;
                }
            }
        }

        return [.. vault.Configuration.Remotes.Select(remote => outcomes[remote.Name])];
    }

    private static async Task<bool> IsBehindAsync(RemoteSync exchange, CancellationToken cancellationToken) =>
        (await exchange.DescribeAsync(null, null, cancellationToken).ConfigureAwait(false)).State == RemoteState.Ahead;

    private async Task OptimizeAsync(CancellationToken cancellationToken)
    {
        if (!OptimizeRepository.IsDue(vault.Paths, vault.Configuration.Policies))
        {
            return;
        }

        try
        {
            await new OptimizeRepository(vault).RunAsync(full: false, cancellationToken).ConfigureAwait(false);
        }
        catch (VaultException e)
        {
            // What was committed and pushed stays done; packing is tried again by the next sync that commits.
            vault.Log(VaultLogLevel.Warning, "optimize.failed", e.Message, e.Target);
        }
    }

    private SyncResult Describe(IReadOnlyList<SelectedSource> selected, List<SourceReading> readings)
    {
        var changes = readings.SelectMany(r => r.Changes).OrderBy(c => c.Path, StringComparer.Ordinal).ToArray();
        return new SyncResult
        {
            Vault = vault.Paths.Root,
            DryRun = options.DryRun,
            Added = changes.Count(c => c.Change == ChangeKind.Added),
            Modified = changes.Count(c => c.Change == ChangeKind.Modified),
            Deleted = changes.Count(c => c.Change == ChangeKind.Deleted),
            Unchanged = CountUnchanged(readings),
            Changes = changes,
            Quarantined = [.. readings.SelectMany(r => r.Quarantined)],
            Errors = [.. readings.SelectMany(r => r.Errors)],
            Sources = [.. selected.Zip(readings, Outcome)],
        };
    }

    private static int CountUnchanged(List<SourceReading> readings)
    {
        var unchanged = 0;
        foreach (var reading in readings)
        {
            unchanged += reading.Unchanged;
        }

        return unchanged;
    }

    private static SourceOutcome Outcome(SelectedSource selected, SourceReading reading) => new(
        selected.Source.Name, selected.Source.Root, selected.Source.Preset, selected.Source.Folder, reading.Entries.Count, reading.Bytes, selected.IsNew);
}
