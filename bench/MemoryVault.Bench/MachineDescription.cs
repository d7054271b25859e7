using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MemoryVault.Bench;

/// <summary>On what it was measured: a time without it says nothing.</summary>
internal static class MachineDescription
{
    public static string Text(BenchPrograms programs) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {Processor()} ({Environment.ProcessorCount} cores), .NET {Environment.Version}, {Version(programs.Git)}{Load()}{(programs.Restic is { } restic ? ", " + Version(restic, "version") : "")}.");

    // Other work on the machine disturbs times: it belongs to the result.
    private static string Load() => File.Exists("/proc/loadavg") ? $", load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : string.Empty;

    private static string Processor()
    {
        const string Key = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Version(string program, string argument = "--version")
    {
        using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd().Split('\n')[0];
        process.WaitForExit();
        return text.Split(" compiled", 2)[0];
    }
}
