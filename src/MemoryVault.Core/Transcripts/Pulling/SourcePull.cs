using System.Globalization;
using MemoryVault.Display;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>One pull of one source, under its lock: list, ask for what is missing, receive, commit; once more where the connection breaks.</summary>
internal sealed class SourcePull(Vault vault, SessionSource source, Func<ISessionFeed> open) : IAsyncDisposable
{
    private const int Attempts = 3;

    // A pull that is this long commits what it has, so that a broken one does not begin anew.
    private const long BatchBytes = 256L << 20;

    // A file that was changed as recently as this may change again without a look telling (the racy-git rule; tar knows seconds).
    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    private readonly PullState _state = PullState.Read(vault.Paths, source.Name);
    private readonly PullTally _tally = new(source.Name);
    private readonly PendingObjects _objects = new(vault.Repository.Objects);
    private readonly List<(ReceivedFile File, ReceivedChange Change)> _batch = [];
    private readonly List<RefusedMember> _refused = [];
    private readonly FormatWatch _format = new();
    private PullReceiver _receiver = null!;
    private ObjectId _tree = ObjectId.EmptyTree;
    private long _counted;
    private bool _isChanged;

    /// <summary>Gets what was done.</summary>
    internal SessionPullOutcome Outcome => _tally.Outcome;

    /// <summary>Runs it.</summary>
    internal async Task RunAsync(TimeSpan retryPause, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AttemptAsync(cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (SessionFeedBrokenException e)
            {
                await CommitAsync(null, cancellationToken).ConfigureAwait(false);
                if (attempt == Attempts)
                {
                    Fail(e);
                    break;
                }

                vault.Log(VaultLogLevel.Information, "sessions.retry", $"{e.Message} Trying again.", source.Name);
                await Task.Delay(retryPause * Math.Pow(3, attempt - 1), vault.Services.Clock, cancellationToken).ConfigureAwait(false);
            }
        }

        await MirrorAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _objects.DisposeAsync();

    /// <summary>Notes an error.</summary>
    internal void Fail(VaultException e) => _tally.Add(ItemError.From(e, e.Target ?? source.Name));

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var root = await _objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        _tree = await new SessionTree(_objects).FindAsync(root, source.Name, cancellationToken).ConfigureAwait(false);
        _isChanged = await _state.FitAsync(_objects, _tree, cancellationToken).ConfigureAwait(false);
        var feed = open();
        await using var closing = feed.ConfigureAwait(false);
        _refused.Clear();
        try
        {
            vault.Services.Progress?.Report(new VaultProgress($"Listing {source.Name}", 0, 0));
            var listing = await feed.ListAsync(cancellationToken).ConfigureAwait(false);
            await ReceiveAsync(feed, listing, cancellationToken).ConfigureAwait(false);
            await CommitAsync(listing is null ? null : new SourceListing(listing, feed.Refused, feed.IsListingWhole), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _tally.AddReceived(feed.BytesReceived);
            _tally.Refuse(feed.Refused.Concat(_refused));
        }
    }

    private async Task ReceiveAsync(ISessionFeed feed, IReadOnlyList<RemoteFile>? listing, CancellationToken cancellationToken)
    {
        var wanted = listing is null ? null : await WantAsync(listing, cancellationToken).ConfigureAwait(false);
        if (wanted is { Count: 0 })
        {
            return;
        }

        _receiver = new PullReceiver(_objects, _tree, vault.Configuration.Policies);
        var steps = new Steps($"Pulling {source.Name}", wanted?.Count ?? 0, vault.Services.Progress);
        await foreach (var file in feed.ReceiveAsync(wanted, cancellationToken).ConfigureAwait(false))
        {
            steps.Next(PrintableName.Of(file.Path));
            await TakeAsync(file, cancellationToken).ConfigureAwait(false);
            if (_receiver.BytesStored >= BatchBytes)
            {
                await CommitAsync(null, cancellationToken).ConfigureAwait(false);
                _receiver = new PullReceiver(_objects, _tree, vault.Configuration.Policies);
            }
        }
    }

    private async Task<List<FileRequest>> WantAsync(IReadOnlyList<RemoteFile> listing, CancellationToken cancellationToken)
    {
        var files = new SessionTree(_objects);
        var wanted = new List<FileRequest>();
        foreach (var file in listing.Where(f => f.InWindow && !(_state.Files.TryGetValue(f.Path, out var seen) && seen.Looks(f))))
        {
            var stored = SessionPath.IsTranscript(file.Path) ? await files.FindFileAsync(_tree, file.Path, cancellationToken).ConfigureAwait(false) : null;
            wanted.Add(new FileRequest(file.Path, stored?.Segments is { } segments ? await segments.ReadMarksAsync(_objects, cancellationToken).ConfigureAwait(false) : []));
        }

        return wanted;
    }

    private async Task TakeAsync(ReceivedFile file, CancellationToken cancellationToken)
    {
        var stored = _receiver.BytesStored;
        var (change, problem) = await _receiver.TakeAsync(file, cancellationToken).ConfigureAwait(false);
        if (change is null)
        {
            _refused.Add(new RefusedMember(PrintableName.Of(file.Path), problem!));
            return;
        }

        _tally.AddStored(_receiver.BytesStored - stored);
        _batch.Add((file with { Content = Stream.Null }, change));
        await _format.LookAsync(_objects, change, file.Modified, cancellationToken).ConfigureAwait(false);
        if (change is ReceivedWhole { IsDamaged: true })
        {
            _tally.Warn(string.Create(CultureInfo.InvariantCulture, $"The index '{file.Path}' of session source '{source.Name}' is damaged ({Quantity.Bytes(file.Size)}). It is in quarantine; the last good one stays."));
        }
    }

    // With the listing at the end of a whole pull; without one for what a broken or a long one has.
    private async Task CommitAsync(SourceListing? listing, CancellationToken cancellationToken)
    {
        var taken = _batch.Select(b => b.Change).Where(c => c is ReceivedWhole || c.Change != SegmentChange.None).ToList();
        var before = Outcome;
        _tally.Count(taken, FormatNow());
        var work = new PullCommit(_objects, _tally.Since(before))
        {
            Changes = taken,
            Base = _tree,
            Present = listing?.Present ?? [.. _batch.Select(b => b.File.Path)],
            Missing = listing?.MissingOf(_state.Files.Keys) ?? [],
            Time = vault.Services.Clock.GetUtcNow(),
        };
        if (taken.Count > 0 || await work.MarksChangeAsync(cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }

        Remember();
    }

    private async Task WriteAsync(PullCommit work, CancellationToken cancellationToken)
    {
        // Written before the lock is taken: objects without a ref are harmless.
        await _objects.FlushAsync(cancellationToken).ConfigureAwait(false);
        var commit = await new VaultCommitter(vault).CommitAsync("transcript", work.ProposeAsync, cancellationToken).ConfigureAwait(false);
        _tally.Committed(commit, work.NewlyMissing);
        _tree = work.TreeAfter;
        _state.Tree = work.IsMerged ? ObjectId.None : _tree;
        if (commit is not null)
        {
            new UnpackedBytes(vault.Paths).Add(Outcome.BytesStored - _counted);
            _counted = Outcome.BytesStored;
        }

        _isChanged = true;
    }

    private void Remember()
    {
        var now = vault.Services.Clock.GetUtcNow();
        foreach (var (file, change) in _batch)
        {
            var id = change is ReceivedTranscript transcript ? StoredFile.IdOf(transcript.Folder) : ((ReceivedWhole)change).Blob;
            _state.Files[file.Path] = new SeenFile(now - file.Modified < Racy ? -1 : file.Size, file.Modified, id);
        }

        if (_isChanged || _batch.Count > 0)
        {
            _state.Format = Outcome.FormatVersion;
            _state.Write(vault.Paths, source.Name);
        }

        _isChanged = false;
        _batch.Clear();
    }

    private string? FormatNow()
    {
        var format = _format.Found ?? _state.Format;
        if (_state.Format is { } before && format is not null && format != before)
        {
            _tally.Warn($"The format version of session source '{source.Name}' changed from {before} to {format}. Look whether its transcripts still read well.");
        }

        return format;
    }

    private async Task MirrorAsync(CancellationToken cancellationToken)
    {
        if (source.Mirror is not null)
        {
            await new SessionMirror(vault, source).RunAsync(_tree, _state, _tally, cancellationToken).ConfigureAwait(false);
        }
    }
}
