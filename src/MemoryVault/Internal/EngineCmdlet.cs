using System.Management.Automation;
using System.Security;
using MemoryVault.Errors;
using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>
/// The base of every cmdlet: it runs asynchronous code on the pipeline thread, cancels it on Ctrl-C and waits for its end, shows
/// what Core tells, and turns what Core throws into error records.
/// </summary>
public abstract class EngineCmdlet : PSCmdlet, IHostStreams, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private PipelinePump? _pump;
    private HostProgress? _progress;

    /// <summary>Ends what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the cmdlet holds.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
            _pump?.Dispose();
            _progress?.Dispose();
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(ProcessAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(EndAsync);

    /// <summary>Asks the running operation to end. Called on another thread, while the pipeline thread waits for that end.</summary>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself just now.
        }
    }

    /// <summary>Does the work of one item of input.</summary>
    /// <param name="cancellationToken">Cancelled on Ctrl-C.</param>
    protected abstract Task ProcessAsync(CancellationToken cancellationToken);

    /// <summary>Does what is to be done after all input.</summary>
    /// <param name="cancellationToken">Cancelled on Ctrl-C.</param>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives Core what it needs of this session: its environment as it is now, its current folder, its streams.</summary>
    protected VaultServices MakeServices() => new()
    {
        Environment = SessionPaths.ReadEnvironment(SessionState),
        ObjectStores = ObjectStoreAdapter.Provider,
        Log = new HostLog(_pump!, this),
        Progress = _progress,
        Head = Head.PowerShell,
        GitHubTokens = new SessionTokens(GivenToken, (name, token) => SecretManagement.FindAsync(_pump!, InvokeCommand, name, token)),
    };

    /// <summary>Gets the token for GitHub that the user gave, or null.</summary>
    private protected virtual SecureString? GivenToken => null;

    /// <summary>Runs an operation of Core on the thread pool and goes on here with its result.</summary>
    protected static Task<T> OnPool<T>(Func<Task<T>> operation) => Task.Run(operation);

    /// <summary>Writes an object to the pipeline.</summary>
    protected void Emit(object item) => _pump!.Outside(() =>
    {
        WriteObject(item);
        return true;
    });

    /// <summary>Writes the objects of a stream to the pipeline as they come.</summary>
    protected async Task EmitAllAsync<T>(Func<CancellationToken, IAsyncEnumerable<T>> make, CancellationToken cancellationToken)
        where T : notnull
    {
        await foreach (var item in AsyncStream.FromPool(make, cancellationToken))
        {
            Emit(item);
        }
    }

    /// <summary>Asks whether something is to be done: <c>-WhatIf</c>, <c>-Confirm</c>.</summary>
    /// <param name="description">What is done, as a sentence: it follows <c>What if:</c>.</param>
    protected Consent Ask(string description) => _pump!.Outside(() =>
    {
        var go = ShouldProcess(description, description, MyInvocation.MyCommand.Name, out var reason);
        return go ? Consent.Given : reason == ShouldProcessReason.WhatIf ? Consent.PlanOnly : Consent.Refused;
    });

    /// <summary>Gets a value indicating whether the user answered every question before it is asked: <c>-Confirm:$false</c>.</summary>
    protected bool IsConfirmed => MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && confirm is SwitchParameter { IsPresent: false };

    /// <summary>Asks a question that only <c>-Force</c> answers beforehand.</summary>
    protected bool Insist(string question, string caption) => _pump!.Outside(() => ShouldContinue(question, caption));

    /// <summary>Runs a script block of the user's on this thread, inside this cmdlet.</summary>
    private protected void Invoke(BlockRun run, object argument) => _pump!.Outside(() =>
    {
        run.Invoke(argument);
        return true;
    });

    /// <summary>Shows what would be done under <c>-WhatIf</c>, a line each.</summary>
    protected void ShowPlan(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Ask(line);
        }
    }

    /// <summary>Writes a warning.</summary>
    protected void Warn(string text) => _pump!.Outside(() =>
    {
        WriteWarning(text);
        return true;
    });

    /// <summary>Writes an error that leaves the rest to go on.</summary>
    protected void Report(Exception exception) => Write(ErrorRecords.From(exception, null));

    /// <summary>Writes the errors of single items.</summary>
    protected void Report(IEnumerable<ItemError> errors)
    {
        foreach (var error in errors)
        {
            Write(ErrorRecords.From(error));
        }
    }

    private void Write(ErrorRecord record) => _pump!.Outside(() =>
    {
        WriteError(record);
        return true;
    });

    private void Run(Func<CancellationToken, Task> step)
    {
        using var pump = _pump = new PipelinePump(_stopping.Cancel);
        using var progress = _progress = new HostProgress(pump, this, TimeProvider.System);
        try
        {
            pump.Run(() => step(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (!ErrorRecords.IsOfPowerShell(e))
        {
            progress.Complete();
            Fail(e);
        }
        finally
        {
            progress.Complete();
        }
    }

    private void Fail(Exception exception)
    {
        var record = ErrorRecords.From(exception, null);
        if (ErrorRecords.IsTerminating(exception))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }
}
