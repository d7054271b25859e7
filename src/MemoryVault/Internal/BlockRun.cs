using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace MemoryVault.Internal;

/// <summary>
/// Runs a script block of the user's on the pipeline thread, in a pipeline of its own inside the cmdlet's: what it puts out goes on at once, and it can be
/// stopped from another thread without stopping the cmdlet, which still has something to clean up.
/// </summary>
/// <remarks>
/// An exception of PowerShell that ends the outer pipeline (<c>Select-Object -First</c>, <c>-ErrorAction Stop</c>) is thrown where the output is passed on, inside the
/// inner pipeline, which may take it for its own. It is therefore kept and thrown again outside.
/// </remarks>
internal sealed class BlockRun : IDisposable
{
    /// <summary>
    /// The block is called in the scope below its own, sees the argument as <c>$_</c>, and no variable of ours. What it warns of and informs of comes with its output, in
    /// order; left alone it would go to the host and past the cmdlet's own streams.
    /// </summary>
    private const string Call = "$_ = $args[1]; & $args[0] $_ 3>&1 6>&1";

    private readonly Cmdlet _cmdlet;
    private readonly ScriptBlock _block;
    private readonly PowerShell _shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
    private ExceptionDispatchInfo? _outer;
    private int _isStopping;

    /// <summary>Makes the run.</summary>
    /// <param name="cmdlet">The cmdlet that passes on what the block puts out.</param>
    /// <param name="block">The block.</param>
    public BlockRun(Cmdlet cmdlet, ScriptBlock block)
    {
        (_cmdlet, _block) = (cmdlet, block);
        Pass(_shell.Streams.Error, cmdlet.WriteError);
    }

    /// <summary>Gets a value indicating whether <see cref="Stop"/> was called.</summary>
    public bool IsStopped => Volatile.Read(ref _isStopping) != 0;

    /// <summary>Runs the block to its end and throws what it throws; not when it was stopped.</summary>
    public void Invoke(object argument)
    {
        using var output = new PSDataCollection<PSObject>();
        Pass(output, PassOn);
        _shell.AddScript(Call, useLocalScope: true).AddArgument(_block).AddArgument(argument);
        try
        {
            _shell.Invoke(null, output, null);
        }
        catch (PipelineStoppedException) when (IsStopped || _outer is not null)
        {
            // What stopped it is told below, or by the caller.
        }
        catch (RuntimeException) when (_outer is not null)
        {
        }
        catch (InvalidOperationException) when (IsStopped)
        {
            // It was stopped before it began.
        }

        _outer?.Throw();
    }

    /// <summary>Has the block stopped. From any thread; it does not wait.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) == 0)
        {
            _shell.BeginStop(null, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _shell.Dispose();

    private void PassOn(PSObject? item)
    {
        switch (item?.BaseObject)
        {
            case WarningRecord warning:
                _cmdlet.WriteWarning(warning.Message);
                break;
            case InformationRecord information:
                _cmdlet.WriteInformation(information);
                break;
            default:
                _cmdlet.WriteObject(item);
                break;
        }
    }

    private void Pass<T>(PSDataCollection<T> records, Action<T> write) => records.DataAdded += (_, _) =>
    {
        foreach (var record in records.ReadAll())
        {
            Write(write, record);
        }
    };

    private void Write<T>(Action<T> write, T record)
    {
        _outer?.Throw();
        try
        {
            write(record);
        }
        catch (Exception e)
        {
            _outer ??= ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }
}
