using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>Watches one source: by the system where it can; where it cannot, its folder is looked through from time to time until it can.</summary>
internal sealed class SourceWatch : IDisposable
{
    private readonly VaultServices _services;
    private readonly SourceFilter _filter;
    private readonly ChangeBoard _board;
    private readonly Func<string, IFolderWatcher> _open;
    private readonly Backoff _again;
    private volatile string? _failure;
    private IFolderWatcher? _watcher;
    private string? _told;

    internal SourceWatch(Vault vault, MemorySource source, ChangeBoard board, Func<string, IFolderWatcher> open, Backoff again)
    {
        (Source, _services, _board, _open, _again) = (source, vault.Services, board, open, again);
        _filter = SourceFilter.For(source, vault.Services.Environment, vault.Paths.Root);
        Open();
    }

    /// <summary>Gets the source.</summary>
    internal MemorySource Source { get; }

    /// <summary>Gets why the folder is looked through, and not watched; null where it is watched.</summary>
    internal string? Failure => _failure;

    /// <summary>Gets how long until the system is asked again to watch the folder; null where it does.</summary>
    internal TimeSpan? RetryLeft => _failure is null ? null : _again.Left;

    /// <summary>Asks the system again, if it is time.</summary>
    internal void Retry()
    {
        if (_failure is not null && _again.Left == TimeSpan.Zero)
        {
            Open();
        }
    }

    /// <summary>Tells what became of the watching since it was told last; null where nothing did.</summary>
    /// <param name="isWatched">Whether it is watched now.</param>
    internal string? TakeNews(out bool isWatched)
    {
        var failure = _failure;
        isWatched = failure is null;
        if (failure == _told)
        {
            return null;
        }

        _told = failure;
        return failure ?? $"The folder of source '{Source.Name}' is watched by the system again.";
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    private void Open()
    {
        _watcher?.Dispose();
        _watcher = _open(Source.Root);
        try
        {
            _failure = null;
            _watcher.Start(OnChanged, OnFailed);
            _again.Succeed();
        }
        catch (IOException e)
        {
            OnFailed(e.Message);
        }
    }

    private void OnFailed(string reason)
    {
        _failure = reason;
        _again.Fail();

        // What changed in between was not seen.
        _board.Add(Source.Name);
    }

    // A folder that came or went may hold anything.
    private void OnChanged(string? path)
    {
        if (path is null || _filter.Includes(path) || (_filter.MayContain(path) && !File.Exists(Path.Combine(Source.Root, path))))
        {
            _board.Add(Source.Name);
        }
    }
}
