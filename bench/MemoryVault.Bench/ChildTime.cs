using System.Runtime.InteropServices;

namespace MemoryVault.Bench;

/// <summary>The processor time of all children that ended, with theirs: getrusage(2) on Linux. It says what a run cost on a busy machine, too.</summary>
internal static partial class ChildTime
{
    private const int Children = -1;

    public static TimeSpan Now()
    {
        // struct rusage begins with two timevals of two longs each; 16 longs in all.
        Span<long> usage = stackalloc long[18];
        return OperatingSystem.IsLinux() && GetResourceUsage(Children, ref usage[0]) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]) : TimeSpan.Zero;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, ref long usage);
}
