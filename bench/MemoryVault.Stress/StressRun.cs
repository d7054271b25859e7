using System.Diagnostics;
using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Stress;

/// <summary>Starts the processes, kills and stops some, puts others in the place of those that were killed, and has the result judged.</summary>
public sealed class StressRun : IDisposable
{
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(StressWorker.TtlSeconds * 1.75);

    private readonly string _place = Directory.CreateTempSubdirectory("memoryvault-stress-").FullName;
    private readonly Dictionary<int, Process> _running = [];
    private readonly Dictionary<int, TimeSpan> _standing = [];
    private readonly Stopwatch _time = new();
    private readonly StressOptions _options;
    private readonly Random _random;
    private int _kills;
    private int _stops;
    private int _plannedStops;

    /// <summary>Makes a run.</summary>
    public StressRun(StressOptions options) => (_options, _random) = (options, new Random(options.Seed));

    private string Remote => Path.Combine(_place, "remote.git");

    /// <summary>Runs it to the end of all processes.</summary>
    public async Task<StressReport> RunAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        _time.Start();
        var violations = new List<string>();
        for (var worker = 0; worker < _options.Processes; worker++)
        {
            Start(worker);
        }

        while (_running.Count > 0 && violations.Count == 0)
        {
            await Task.Delay(20, cancellationToken).ConfigureAwait(false);
            Tend(violations);
            Disturb();
            if (_time.Elapsed > _options.Limit)
            {
                violations.Add($"not done after {_options.Limit}");
            }
        }

        return await JudgeAsync(violations).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _running.Values)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_place, recursive: true);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_options.Clones)
        {
            await GitRepository.InitializeAsync(Remote, new VaultServices(), cancellationToken).ConfigureAwait(false);
            using var git = Process.Start("git", ["--git-dir", Remote, "config", "http.receivepack", "true"]);
            await git.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }

        for (var worker = 0; worker < (_options.Clones ? _options.Processes : 1); worker++)
        {
            var folder = FolderOf(worker);
            await new CreateVault(new VaultServices()).RunAsync(new CreateVaultOptions { Path = folder, Machine = $"m{worker}" }, cancellationToken).ConfigureAwait(false);
            await using var vault = Vaults.Vault.Open(folder, new VaultServices());
            if (_options.Clones)
            {
                var remotes = new RemoteRegistry(vault);
                await remotes.AddAsync("origin", _options.UrlOf is { } urlOf ? urlOf(Remote) : "file://" + Remote, cancellationToken).ConfigureAwait(false);
                await remotes.SetAsync("origin", coordinate: true, cancellationToken).ConfigureAwait(false);
            }

            if (worker == 0)
            {
                await StressWorker.SeedAsync(vault).ConfigureAwait(false);
            }
        }
    }

    private string FolderOf(int worker) => Path.Combine(_place, string.Create(CultureInfo.InvariantCulture, $"vault-{(_options.Clones ? worker : 0)}"));

    private string HistoryOf(int worker) => Path.Combine(_place, string.Create(CultureInfo.InvariantCulture, $"history-{worker}.jsonl"));

    private void Start(int worker)
    {
        string[] numbers = [.. new[] { worker, _options.CheckIns, _random.Next() }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        var start = new ProcessStartInfo("dotnet", [typeof(StressRun).Assembly.Location, "worker", FolderOf(worker), HistoryOf(worker), .. numbers]);
        _running[worker] = Process.Start(start)!;
    }

    /// <summary>Lets those go on that have stood still for long enough, and takes note of those that have ended.</summary>
    private void Tend(List<string> violations)
    {
        foreach (var (worker, process) in _running.ToArray())
        {
            if (process.HasExited)
            {
                if (process.ExitCode != 0)
                {
                    violations.Add($"process {worker} ended with {process.ExitCode}");
                }

                process.Dispose();
                _running.Remove(worker);
            }
            else if (!Signals.IsStopped(process))
            {
                _standing.Remove(worker);
            }
            else if (_standing.TryAdd(worker, _time.Elapsed))
            {
                _stops++;
            }
            else if (_time.Elapsed - _standing[worker] > Standstill)
            {
                Signals.Continue(process);
            }
        }
    }

    private void Disturb()
    {
        if (_running.Count == 0 || _random.Next(10) > 0)
        {
            return;
        }

        var (worker, process) = _running.ElementAt(_random.Next(_running.Count));
        if (_kills < _options.Kills && _random.Next(2) == 0)
        {
            _kills++;
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _standing.Remove(worker);
            Start(worker);
        }
        else if (_plannedStops < _options.Stops)
        {
            _plannedStops++;
            Signals.Stop(process);
        }
    }

    private async Task<StressReport> JudgeAsync(List<string> violations)
    {
        var seconds = _time.Elapsed.TotalSeconds;
        var history = Enumerable.Range(0, _options.Processes).SelectMany(worker => HistoryLine.Read(HistoryOf(worker))).ToArray();
        var state = await FinalState.ReadAsync(_options.Clones ? Remote : Path.Combine(FolderOf(0), "repository.git")).ConfigureAwait(false);
        violations.AddRange(new StressChecker(history, state.Commits, state.Entries, state.Counter).Check());
        if (state.Fsck.Length > 0)
        {
            violations.Add(state.Fsck);
        }

        return new StressReport(
            violations, history.Count(line => line.Kind == "done"), state.Commits.Count, history.Count(line => line.Kind == "refused"), _kills, _stops, seconds);
    }
}
