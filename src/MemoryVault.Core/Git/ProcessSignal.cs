using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MemoryVault.Git;

/// <summary>
/// Asks processes to end, which <see cref="Process"/> cannot: it only has the signal that gives them no time to remove their lock
/// files and half-written packs.
/// </summary>
internal static partial class ProcessSignal
{
    private const int Terminate = 15;

    /// <summary>Sends SIGTERM to a process and all it started; false where the system does not tell what that is.</summary>
    internal static bool TryTerminate(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux() || process.HasExited)
            {
                return false;
            }

            // All are looked up before the first gets the signal: the children of one that has ended are nobody's.
            var family = new List<int> { process.Id };
            for (var i = 0; i < family.Count; i++)
            {
                AddChildren(family, family[i]);
            }

            family.ForEach(id => _ = Send(id, Terminate));
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads <c>/proc/ID/task/*/children</c> (proc(5)).</summary>
    private static void AddChildren(List<int> family, int processId)
    {
        var tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/task");
        foreach (var task in Directory.Exists(tasks) ? Directory.GetDirectories(tasks) : [])
        {
            foreach (var child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                family.Add(int.Parse(child, CultureInfo.InvariantCulture));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int processId, int signal);
}
