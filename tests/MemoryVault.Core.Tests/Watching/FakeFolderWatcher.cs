using MemoryVault.Watching;

namespace MemoryVault.Tests.Watching;

/// <summary>A watcher of which the test says what it saw, and whether the system has one left.</summary>
internal sealed class FakeFolderWatcher : IFolderWatcher
{
    private Action<string?>? _changed;
    private Action<string>? _failed;

    public bool IsExhausted { get; set; }

    public bool IsDisposed { get; private set; }

    public void Start(Action<string?> changed, Action<string> failed)
    {
        (_changed, _failed) = (changed, failed);
        if (IsExhausted)
        {
            throw new IOException("The user limit of inotify watches has been reached.");
        }
    }

    public void See(string? path) => _changed!(path);

    public void Fail(string reason) => _failed!(reason);

    public void Dispose() => IsDisposed = true;
}
