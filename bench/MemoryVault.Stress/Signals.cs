using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MemoryVault.Stress;

/// <summary>Stops, goes on with and kills processes.</summary>
internal static partial class Signals
{
    private const int StopSignal = 19;
    private const int ContinueSignal = 18;

    /// <summary>Stops this process, until another lets it go on.</summary>
    internal static void StopSelf() => _ = Send(Environment.ProcessId, StopSignal);

    internal static void Stop(Process process) => _ = Send(process.Id, StopSignal);

    internal static void Continue(Process process) => _ = Send(process.Id, ContinueSignal);

    /// <summary>Tells whether a process is stopped (proc(5), third field of stat).</summary>
    internal static bool IsStopped(Process process)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
            return stat[stat.LastIndexOf(')')..].StartsWith(") T", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int processId, int signal);
}
