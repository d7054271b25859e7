namespace MemoryVault.Watching;

/// <summary>
/// What has changed and waits to be synced, by source: when first and when last. Watchers write to it from their threads. It holds no paths, so that its size
/// does not depend on how much changes.
/// </summary>
internal sealed class ChangeBoard(TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long First, long Last, bool IsTold)> _bursts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _signal = new(0);
    private bool _isDisposed;

    /// <summary>Notes a change down.</summary>
    internal void Add(string source)
    {
        var now = clock.GetTimestamp();
        lock (_lock)
        {
            var isNew = !_bursts.TryGetValue(source, out var burst);
            _bursts[source] = isNew ? (now, now, false) : burst with { Last = now };

            // The first one only: who waits then looks at the clock. A watcher may call once more when all is over.
            if (isNew && !_isDisposed)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>Waits for a source to change that had not.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    /// <summary>Lists the sources of which the change was not told yet.</summary>
    internal IReadOnlyList<string> TakeUntold()
    {
        lock (_lock)
        {
            string[] untold = [.. _bursts.Where(each => !each.Value.IsTold).Select(each => each.Key)];
            foreach (var source in untold)
            {
                _bursts[source] = _bursts[source] with { IsTold = true };
            }

            return untold;
        }
    }

    /// <summary>Gives how long until all that has changed is quiet, or has waited long enough; null where nothing has.</summary>
    internal TimeSpan? Left(TimeSpan settle, TimeSpan longest)
    {
        lock (_lock)
        {
            if (_bursts.Count == 0)
            {
                return null;
            }

            var quiet = settle - _bursts.Values.Min(burst => clock.GetElapsedTime(burst.Last));
            var bound = longest - _bursts.Values.Max(burst => clock.GetElapsedTime(burst.First));
            var left = quiet < bound ? quiet : bound;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Begins anew, before a sync reads the files: what changes from here on is of the next one.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _bursts.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _signal.Dispose();
        }
    }
}
