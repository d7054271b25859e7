using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MemoryVault.Internal;

/// <summary>Asks the module SecretManagement, where the user has it, on the pipeline thread.</summary>
internal static class SecretManagement
{
    // With the module's name a function of the same name elsewhere is not asked, and the module is loaded if it is installed.
    private const string GetSecret = @"Microsoft.PowerShell.SecretManagement\Get-Secret";

    /// <summary>Gives a secret; null where there is none, no such module, or no vault of it that opens.</summary>
    /// <param name="pump">The pump of the running cmdlet.</param>
    /// <param name="invoke">The session's commands.</param>
    /// <param name="name">The name of the secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<object?> FindAsync(PipelinePump pump, CommandInvocationIntrinsics invoke, string name, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        pump.Post(_ => pump.Outside(() => Answer(found, invoke, name)), null);
        return found.Task.WaitAsync(cancellationToken);
    }

    private static bool Answer(TaskCompletionSource<object?> found, CommandInvocationIntrinsics invoke, string name)
    {
        try
        {
            return found.TrySetResult(Find(invoke, name));
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            return found.TrySetResult(null);
        }
        catch (Exception)
        {
            found.TrySetCanceled();
            throw;
        }
    }

    private static object? Find(CommandInvocationIntrinsics invoke, string name) =>
        invoke.GetCommand(GetSecret, CommandTypes.Cmdlet | CommandTypes.Function) is { } command
            ? invoke.InvokeScript(
                "param($Command, $Name) & $Command -Name $Name -ErrorAction Ignore", useNewScope: true, PipelineResultTypes.None, null, command, name).FirstOrDefault()
            : null;
}
