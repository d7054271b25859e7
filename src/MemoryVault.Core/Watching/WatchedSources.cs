using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>The sources of the vault under watch. Those that the system cannot watch are looked through from time to time.</summary>
internal sealed class WatchedSources(WatchTools tools, ChangeBoard board, WatchNews news) : IDisposable
{
    private readonly Backoff _scan = tools.Every(tools.Options.Scan);
    private readonly Dictionary<string, string> _scanned = new(StringComparer.Ordinal);
    private List<SourceWatch> _watches = [];

    /// <summary>Gets the number of sources.</summary>
    internal int Count => _watches.Count;

    /// <summary>Gets how long until something is to be done here; null for never.</summary>
    internal TimeSpan? Left => _watches.Exists(watch => watch.Failure is not null)
        ? _watches.Select(watch => watch.RetryLeft).Append(_scan.Left).Min()
        : null;

    /// <summary>Takes the sources as they are configured now.</summary>
    internal void Refresh(Vault vault)
    {
        var before = _watches.ToDictionary(watch => Key(watch.Source), StringComparer.Ordinal);
        _watches = [.. vault.Configuration.Sources.Select(source => before.Remove(Key(source), out var watch)
            ? watch : new SourceWatch(vault, source, board, tools.OpenWatcher, tools.Every(TimeSpan.FromMinutes(1))))];
        foreach (var gone in before.Values)
        {
            gone.Dispose();
        }
    }

    /// <summary>Asks the system again for what it could not watch, looks through what it still cannot, and tells what changed about that.</summary>
    internal async Task StepAsync(Vault vault, CancellationToken cancellationToken)
    {
        foreach (var watch in _watches)
        {
            watch.Retry();
            if (watch.TakeNews(out var isWatched) is { } words)
            {
                Tell(watch.Source, words, isWatched);
            }
        }

        string[] unwatched = [.. _watches.Where(watch => watch.Failure is not null).Select(watch => watch.Source.Name)];
        if (unwatched.Length > 0 && _scan.Left == TimeSpan.Zero)
        {
            await ScanAsync(vault, unwatched, cancellationToken).ConfigureAwait(false);
            _scan.Succeed();
        }
    }

    /// <summary>Forgets what was seen of folders that are looked through: a sync has taken it.</summary>
    internal void Forget() => _scanned.Clear();

    /// <inheritdoc/>
    public void Dispose() => _watches.ForEach(watch => watch.Dispose());

    private static string Key(MemorySource source) =>
        string.Join('\n', [source.Name, source.Root, source.Preset, source.Folder, .. source.Include, string.Empty, .. source.Exclude]);

    private void Tell(MemorySource source, string words, bool isWatched)
    {
        if (isWatched)
        {
            news.Add(WatchEventKind.Recovered, words, source.Name);
            return;
        }

        var message = $"The folder of source '{source.Name}' cannot be watched, and is looked through every {tools.Options.Scan.TotalSeconds:0} seconds instead: {words}";
        news.Add(WatchEventKind.Polling, message, source.Name);
    }

    // A plan reads only what has another stamp than the index knows. It takes no lock, and asks no remote.
    private async Task ScanAsync(Vault vault, string[] names, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await new SyncVault(vault).RunAsync(new SyncOptions { DryRun = true, Sources = names }, cancellationToken).ConfigureAwait(false);
            foreach (var changes in plan.Changes.GroupBy(change => change.Source, StringComparer.Ordinal))
            {
                var seen = string.Join('\n', changes.Select(change => $"{change.Change} {change.Size} {change.Path}"));
                if (_scanned.GetValueOrDefault(changes.Key) != seen)
                {
                    _scanned[changes.Key] = seen;
                    board.Add(changes.Key);
                }
            }
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException)
        {
            vault.Log(VaultLogLevel.Warning, "watch.unscanned", e.Message);
        }
    }
}
