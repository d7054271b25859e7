using System.ComponentModel;
using System.Diagnostics;

namespace MemoryVault.Processes;

/// <summary>A program and everything it started.</summary>
internal static class ProcessTree
{
    /// <summary>Ends them; does nothing where the program has ended.</summary>
    internal static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It ended by itself in between.
        }
    }
}
