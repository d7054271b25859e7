using System.Diagnostics;
using System.Globalization;

namespace MemoryVault.Bench;

/// <summary>Runs a program as a whole process and measures it from outside.</summary>
internal static class TimedProcess
{
    /// <summary>Gives the time from its start to its end.</summary>
    /// <param name="place">Whose environment it gets.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="allowed">An exit code besides 0 that is no error: git commit's for "nothing to commit".</param>
    /// <param name="needsHome">Whether it keeps the user's home (dotnet publish and its packages).</param>
    public static Measure Run(BenchPlace place, string program, string[] arguments, string? folder = null, int allowed = 0, bool needsHome = false)
    {
        var before = ChildTime.Now();
        var watch = Stopwatch.StartNew();
        Output(place, program, arguments, folder, allowed, needsHome);
        return new Measure(watch.Elapsed, ChildTime.Now() - before);
    }

    /// <summary>Gives what it writes; the parameters are those of <see cref="Run"/>.</summary>
    public static string Output(BenchPlace place, string program, string[] arguments, string? folder = null, int allowed = 0, bool needsHome = false)
    {
        using var process = Start(place, program, arguments, folder, needsHome);
        var said = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 || process.ExitCode == allowed
            ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output}\n{said.Result}");
    }

    /// <summary>Gives the highest resident memory in bytes, as last seen; measured apart from the times, since looking disturbs them.</summary>
    public static long PeakMemory(BenchPlace place, string program, string[] arguments)
    {
        using var process = Start(place, program, arguments, null, needsHome: false);
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(1))
        {
            peak = Math.Max(peak, HighWater(process.Id));
        }

        Task.WaitAll(output, said);
        return peak;
    }

    private static Process Start(BenchPlace place, string program, string[] arguments, string? folder, bool needsHome)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? place.Root,
        };
        foreach (var (name, value) in place.Environment.Where(_ => !needsHome))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static long HighWater(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line["VmHWM:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
