using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MemoryVault.Internal;

/// <summary>
/// Runs asynchronous code of a cmdlet on the pipeline thread: whatever it awaits, it goes on there, so that it may call
/// <c>WriteObject</c>, <c>WriteError</c> and <c>ShouldProcess</c> directly.
/// </summary>
/// <remarks>
/// It might be tempting to marshal those calls to the pipeline thread from a thread of the pool (the widely copied AsyncPSCmdlet). Do not:
/// under <c>-ErrorAction Stop</c>, a stop from downstream or Ctrl-C PowerShell answers them with an exception, which then ends the pipeline thread's loop
/// while the code waits for its answer for ever, and its <c>finally</c> never runs. Here the exception is thrown where the call is made,
/// and the loop goes on until the code has ended, cleaned up and let go of its locks.
/// </remarks>
internal sealed class PipelinePump(Action cancel) : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<Work> _queue = [];
    private SynchronizationContext? _outside;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs code to its end and throws what it throws.</summary>
    public void Run(Func<Task> code)
    {
        _outside = Current;
        SetSynchronizationContext(this);
        try
        {
            Complete(code());
        }
        finally
        {
            SetSynchronizationContext(_outside);
        }
    }

    /// <summary>
    /// Calls PowerShell without this context: a command further down the pipeline runs inside the call, and if it blocked on
    /// a task of its own that had captured this context, both would wait for ever.
    /// </summary>
    public T Outside<T>(Func<T> call)
    {
        SetSynchronizationContext(_outside);
        try
        {
            return call();
        }
        finally
        {
            SetSynchronizationContext(this);
        }
    }

    /// <summary>Has an action done on the pipeline thread soon; dropped when the code has ended by then. From any thread.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _queue.Add(new Work(d, state));
        }
        catch (Exception e) when (e is InvalidOperationException or ObjectDisposedException)
        {
            // The code has ended: nobody is left who could take a late word of the log.
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Code on the pipeline thread is never waited for by another thread.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private void Complete(Task task)
    {
        task.ContinueWith(_ => _queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        foreach (var work in _queue.GetConsumingEnumerable())
        {
            Do(work);
        }

        _failure?.Throw();
        task.GetAwaiter().GetResult();
    }

    // Awaiting code catches its own exceptions. What arrives here was posted from elsewhere: a warning under -WarningAction Stop.
    private void Do(Work work)
    {
        try
        {
            work.Callback(work.State);
        }
        catch (Exception e) when (Keep(e))
        {
            cancel();
        }
    }

    private bool Keep(Exception exception)
    {
        _failure ??= ExceptionDispatchInfo.Capture(exception);
        return true;
    }

    private readonly record struct Work(SendOrPostCallback Callback, object? State);
}
