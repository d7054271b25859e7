namespace MemoryVault.Watching;

/// <summary>Watches a folder by the system: inotify, FSEvents, ReadDirectoryChangesW.</summary>
/// <remarks>
/// On Linux each folder below takes one of the user's watches (<c>fs.inotify.max_user_watches</c>); when they are used up .NET tells so by an error and watches
/// what it has. Half a watch is worse than none, since nobody would look elsewhere: it counts as failed.
/// </remarks>
internal sealed class SystemFolderWatcher : IFolderWatcher
{
    private readonly string _folder;
    private FileSystemWatcher? _watcher;

    internal SystemFolderWatcher(string folder) => _folder = folder;

    /// <inheritdoc/>
    public void Start(Action<string?> changed, Action<string> failed)
    {
        try
        {
            _watcher = new FileSystemWatcher(_folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                InternalBufferSize = 64 << 10,
            };
            _watcher.Changed += (_, e) => changed(Relative(e.FullPath));
            _watcher.Created += (_, e) => changed(Relative(e.FullPath));
            _watcher.Deleted += (_, e) => changed(Relative(e.FullPath));
            _watcher.Renamed += (_, e) =>
            {
                changed(Relative(e.OldFullPath));
                changed(Relative(e.FullPath));
            };
            _watcher.Error += (_, e) => OnError(e.GetException(), changed, failed);
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    private static void OnError(Exception error, Action<string?> changed, Action<string> failed)
    {
        if (error is InternalBufferOverflowException)
        {
            // More happened than was noted: anything may have changed.
            changed(null);
            return;
        }

        failed(error.Message);
    }

    private string Relative(string path) => Path.GetRelativePath(_folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
