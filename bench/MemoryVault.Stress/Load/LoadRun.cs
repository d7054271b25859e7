using System.Diagnostics;
using System.Globalization;
using MemoryVault.Files;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Load;

/// <summary>Many agents on one vault for a while, with its repository packed meanwhile; what was acknowledged must be there in the end.</summary>
public sealed class LoadRun(LoadOptions options) : IDisposable
{
    private static readonly TimeSpan OptimizeEach = TimeSpan.FromSeconds(60);

    private readonly LoadPlace _place = new(Directory.CreateTempSubdirectory("memoryvault-load-").FullName);
    private readonly List<Process> _processes = [];
    private readonly LoadTally _tally = new();

    /// <summary>Runs it.</summary>
    public async Task<LoadReport> RunAsync()
    {
        await _place.PrepareAsync(options).ConfigureAwait(false);
        var host = HostLoad.Describe();
        for (var process = 0; process < options.Processes; process++)
        {
            _processes.Add(Process.Start(new ProcessStartInfo("dotnet", [typeof(LoadRun).Assembly.Location, "load-worker", _place.Root, options.ToArgument(), process.ToString(CultureInfo.InvariantCulture)]))!);
        }

        var sampler = new LoadSampler(_place, _processes);
        using var end = new CancellationTokenSource();
        Task[] beside = [sampler.RunAsync(end.Token), OptimizeAsync(end.Token), ProbeAsync(end.Token)];
        await Task.WhenAll(_processes.Select(process => process.WaitForExitAsync())).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(beside).ConfigureAwait(false);
        foreach (var number in Enumerable.Range(0, options.Processes).Where(number => File.Exists(_place.TallyOf(number))))
        {
            _tally.Add(LoadTally.Read(_place.TallyOf(number)));
        }

        var failures = _processes.Where(process => process.ExitCode != 0).Select(process => $"a process ended with {process.ExitCode}");
        var problems = failures.Concat(await new LoadCheck(_place, options).RunAsync().ConfigureAwait(false)).ToArray();
        return new LoadReport(options, _tally, sampler.Samples, sampler.PeakMemory, problems, $"{host} before, {HostLoad.Describe()} at the end");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        Directory.Delete(_place.Root, recursive: true);
    }

    private async Task OptimizeAsync(CancellationToken end)
    {
        await using var vault = Vaults.Vault.Open(_place.Vault, new VaultServices());
        for (var round = 1; !end.IsCancellationRequested; round++)
        {
            await Task.Delay(OptimizeEach, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!end.IsCancellationRequested)
            {
                await _tally.TimeAsync(round % 3 == 0 ? "optimize, all in one pack" : "optimize", () => new OptimizeRepository(vault).RunAsync(round % 3 == 0, CancellationToken.None)).ConfigureAwait(false);
            }
        }
    }

    // What one more process waits for the write lock.
    private async Task ProbeAsync(CancellationToken end)
    {
        var paths = new VaultPaths(_place.Vault);
        while (!end.IsCancellationRequested)
        {
            (await _tally.TimeAsync("wait for the write lock", () => FileLock.AcquireAsync(paths.WriteLock, "probe", TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None)).ConfigureAwait(false))?.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(500), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
