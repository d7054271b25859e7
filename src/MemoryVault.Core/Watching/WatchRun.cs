using System.Runtime.CompilerServices;
using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>One watch: waits for whatever comes first, and does it. Everything happens one after the other, so that one sync at a time runs here.</summary>
internal sealed class WatchRun : IDisposable
{
    private readonly string _vault;
    private readonly WatchTools _tools;
    private readonly ChangeBoard _board;
    private readonly WatchNews _news;
    private readonly WatchedSources _sources;
    private readonly WatchedRemotes _remotes;
    private readonly WatchedKnowledge _knowledge;
    private readonly Backoff _full;
    private readonly Backoff _again;
    private readonly long _start;
    private Task? _change;
    private bool _isPending;
    private bool _isBroken;

    internal WatchRun(string vault, WatchTools tools)
    {
        (_vault, _tools) = (vault, tools);
        _board = new ChangeBoard(tools.Clock);
        _news = new WatchNews(vault, tools.Clock);
        _sources = new WatchedSources(tools, _board, _news);
        _remotes = new WatchedRemotes(tools, _news);
        _knowledge = new WatchedKnowledge(tools, _news);
        _full = tools.Every(tools.Options.Full);
        _again = tools.Every(TimeSpan.Zero);
        _start = tools.Clock.GetTimestamp();
    }

    private WatchOptions Options => _tools.Options;

    private TimeSpan? OverLeft => Options.Duration - _tools.Clock.GetElapsedTime(_start);

    // After a failure what has changed waits until it is tried again.
    private TimeSpan? SyncLeft
    {
        get
        {
            var left = _isPending ? TimeSpan.Zero : _board.Left(Options.Settle, Options.Longest);
            return left < _again.Left ? _again.Left : left;
        }
    }

    /// <summary>Watches, and gives out what happens.</summary>
    internal async IAsyncEnumerable<WatchEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await OpenAsync(Refresh).ConfigureAwait(false);
        _news.Add(WatchEventKind.Started, $"Watching {_sources.Count} source{(_sources.Count == 1 ? string.Empty : "s")} and {_remotes.Count} remote{(_remotes.Count == 1 ? string.Empty : "s")}.");
        _isPending = true;
        for (var isFirst = true; ; isFirst = false)
        {
            while (_news.TryTake(out var next))
            {
                yield return next;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (OverLeft <= TimeSpan.Zero)
            {
                break;
            }

            if (!isFirst)
            {
                await WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            await TryStepAsync(isFirst, cancellationToken).ConfigureAwait(false);
        }

        if (SyncLeft is not null)
        {
            await SyncAsync(isFull: false, cancellationToken).ConfigureAwait(false);
        }

        _news.Add(WatchEventKind.Stopped, "The time to watch is over.");
        while (_news.TryTake(out var last))
        {
            yield return last;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sources.Dispose();
        _board.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        // What cannot be done before a failure is tried again is waited for as long as that.
        var full = _full.Left < _again.Left ? _again.Left : _full.Left;
        var left = (_isBroken ? [_again.Left, OverLeft] : new[] { SyncLeft, _sources.Left, _isPending ? null : _remotes.Left, _isPending ? null : _knowledge.Left, full, OverLeft }).Min() ?? TimeSpan.Zero;
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        // One wait for the board at a time: one that is left behind would take the signal of another.
        _change ??= _board.WaitAsync(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_change, Task.Delay(left, _tools.Clock, ended.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        if (_change.IsCompleted)
        {
            _change = null;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    // A configuration that is being edited, a disk that is away: neither ends a watch.
    private async Task TryStepAsync(bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            _isBroken = false;
            await StepAsync(isFirst, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException)
        {
            _isBroken = true;
            Fail(e);
        }
    }

    private void Fail(Exception error)
    {
        _isPending = true;
        _again.Fail();
        _news.AddFailure(error.Message, _again);
    }

    private async Task StepAsync(bool isFirst, CancellationToken cancellationToken)
    {
        foreach (var source in _board.TakeUntold())
        {
            _news.Add(WatchEventKind.Changed, $"Source '{source}' has changed.", source);
        }

        await OpenAsync(vault => _sources.StepAsync(vault, cancellationToken)).ConfigureAwait(false);
        var isFull = isFirst || (_full.Left == TimeSpan.Zero && _again.Left == TimeSpan.Zero);
        if (isFull || SyncLeft <= TimeSpan.Zero)
        {
            await SyncAsync(isFull, cancellationToken).ConfigureAwait(false);
        }

        if (!_isPending)
        {
            await OpenAsync(async vault => _isPending = await _remotes.AskAsync(vault, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            await OpenAsync(vault => _knowledge.AskAsync(vault, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task SyncAsync(bool isFull, CancellationToken cancellationToken)
    {
        _board.Clear();
        _sources.Forget();
        _isPending = true;
        var skipped = _remotes.Resting;
        try
        {
            await OpenAsync(async vault =>
            {
                var options = new SyncOptions { NoPush = Options.NoPush, NoSessions = !isFull, SkippedRemotes = skipped, LockTimeout = Options.LockTimeout };
                Learn(await new SyncVault(vault).RunAsync(options, cancellationToken).ConfigureAwait(false), skipped, isFull);
                await Refresh(vault).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException)
        {
            Fail(e);
        }
    }

    private void Learn(SyncResult result, IReadOnlyList<string> skipped, bool isFull)
    {
        _isPending = false;
        if (_again.Succeed())
        {
            _news.Add(WatchEventKind.Recovered, "Syncing works again.");
        }

        if (isFull)
        {
            _full.Succeed();
        }

        var didSomething = result.Commit is not null || result.Errors.Count > 0 || result.Quarantined.Count > 0 || result.Sessions.Any(session => session.Commit is not null)
            || result.Remotes.Any(remote => remote.State is RemoteState.Pushed or RemoteState.Received or RemoteState.Merged);
        if (didSomething)
        {
            _news.AddSync(result);
        }

        _remotes.Learn(result, skipped);
    }

    private Task Refresh(Vault vault)
    {
        _sources.Refresh(vault);
        _remotes.Refresh(vault);
        _knowledge.Refresh(vault);
        return Task.CompletedTask;
    }

    // Opened for each step: another process may have changed the configuration, and a watch that lasts for days should hold nothing open.
    private async Task OpenAsync(Func<Vault, Task> work)
    {
        var vault = Vault.Open(_vault, _tools.Services);
        await using var closing = vault.ConfigureAwait(false);
        await work(vault).ConfigureAwait(false);
    }
}
