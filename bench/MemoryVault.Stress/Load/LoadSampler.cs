using System.Diagnostics;
using System.Globalization;

namespace MemoryVault.Stress.Load;

/// <summary>Looks at the processes and the vault from outside (proc(5)).</summary>
internal sealed class LoadSampler(LoadPlace place, IReadOnlyList<Process> processes)
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly List<LoadSample> _samples = [];

    /// <summary>Gets what was seen.</summary>
    internal IReadOnlyList<LoadSample> Samples => _samples;

    /// <summary>Gets the highest resident memory of one process.</summary>
    internal long PeakMemory { get; private set; }

    /// <summary>Looks until it is told to end.</summary>
    internal async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Look();
            await Task.Delay(TimeSpan.FromSeconds(5), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        var (memory, handles, children, bytes, files) = (0L, 0, 0, 0L, 0);
        foreach (var process in processes.Where(process => !process.HasExited))
        {
            try
            {
                var mine = Kilobytes(process.Id, "VmRSS:") * 1024;
                (memory, PeakMemory) = (memory + mine, Math.Max(PeakMemory, Kilobytes(process.Id, "VmHWM:") * 1024));
                handles += Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/fd")).Count();
                children += Directory.EnumerateDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/task"))
                    .Sum(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            }
            catch (IOException)
            {
                // It, or a thread of it, has just ended.
            }
        }

        foreach (var file in new DirectoryInfo(place.Repository).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        {
            try
            {
                (bytes, files) = (bytes + file.Length, files + 1);
            }
            catch (IOException)
            {
                // Packed meanwhile.
            }
        }

        _samples.Add(new LoadSample(_time.Elapsed.TotalSeconds, memory, handles, children, bytes, files));
    }

    private static long Kilobytes(int process, string name) => File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"))
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => long.Parse(line[name.Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)).FirstOrDefault();
}
