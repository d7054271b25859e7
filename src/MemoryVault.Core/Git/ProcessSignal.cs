using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MemoryVault.Git;

/// <summary>Asks processes to end, which <see cref="Process"/> cannot: it only has the signal that gives them no time to clean up.</summary>
internal static partial class ProcessSignal
{
    private const int Terminate = 15;

    /// <summary>Sends SIGTERM; false where the system has no such thing or the process has ended.</summary>
    internal static bool TryTerminate(Process process)
    {
        try
        {
            return !OperatingSystem.IsWindows() && !process.HasExited && Send(process.Id, Terminate) == 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int processId, int signal);
}
