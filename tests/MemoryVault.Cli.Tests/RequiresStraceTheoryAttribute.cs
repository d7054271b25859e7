using System.Diagnostics;

namespace MemoryVault.Cli.Tests;

/// <summary>A theory that watches the system calls of a process, for which it needs strace and the right to trace.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresStraceTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<bool> Works = new(Probe);

    public RequiresStraceTheoryAttribute() =>
        Skip = Works.Value ? null : "strace is not installed, or this user may not trace processes.";

    private static bool Probe()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "-qq", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
