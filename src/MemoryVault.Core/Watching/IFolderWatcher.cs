namespace MemoryVault.Watching;

/// <summary>Watches a folder and all below it.</summary>
internal interface IFolderWatcher : IDisposable
{
    /// <summary>Begins.</summary>
    /// <param name="changed">Is called with each path that changed, relative and with <c>/</c>; null where anything may have. From any thread.</param>
    /// <param name="failed">Is called with the reason when the folder is no longer watched. From any thread.</param>
    /// <exception cref="IOException">The system cannot watch it.</exception>
    void Start(Action<string?> changed, Action<string> failed);
}
