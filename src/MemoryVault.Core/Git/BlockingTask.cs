namespace MemoryVault.Git;

/// <summary>Runs work that waits in the operating system on a thread of its own.</summary>
/// <remarks>
/// It might be tempting to give it to the thread pool. Do not: the pool has as many threads as the machine has cores, and two
/// processes that are read would stop everything else for half a second.
/// </remarks>
internal static class BlockingTask
{
    private const int StackBytes = 256 * 1024;

    /// <summary>Starts the work.</summary>
    internal static Task<T> Start<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(result, work), StackBytes) { IsBackground = true, Name = "git" };
        thread.Start();
        return result.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> result, Func<T> work)
    {
        try
        {
            result.SetResult(work());
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the one who awaits the task, and not to the thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            result.SetException(error);
        }
    }
}
