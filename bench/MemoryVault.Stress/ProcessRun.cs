using System.Diagnostics;

namespace MemoryVault.Stress;

/// <summary>Starts the processes, kills and stops some, and puts others in the place of those that were killed.</summary>
internal sealed class ProcessRun : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly string _task;
    private readonly StressPlace _place;
    private readonly Disturber _disturber;
    private readonly Dictionary<int, Process> _running = [];
    private readonly Dictionary<int, TimeSpan> _standing = [];
    private readonly Dictionary<int, HistoryTail> _tails;
    private readonly List<string> _failures = [];
    private readonly Stopwatch _time = new();
    private readonly StressOptions _options;
    private TimeSpan _lastProgress;
    private int _done;
    private int _lives;
    private int _stops;

    /// <summary>Makes a run.</summary>
    /// <param name="options">How many processes.</param>
    /// <param name="task">What each of them is told to do.</param>
    internal ProcessRun(StressOptions options, string task)
    {
        (_options, _task, _place, _disturber) = (options, task, new StressPlace(options), new Disturber(options));
        _tails = Enumerable.Range(0, options.Processes).ToDictionary(worker => worker, worker => new HistoryTail(_place.HistoryOf(worker)));
    }

    /// <summary>Gets the folders.</summary>
    internal StressPlace Place => _place;

    /// <summary>Gets what was seen while it ran: a process that failed, a run that did not end.</summary>
    internal List<string> Failures => _failures;

    /// <summary>Gets how many were killed.</summary>
    internal int Kills => _disturber.Kills;

    /// <summary>Gets how often one stood still.</summary>
    internal int Stops => _stops;

    /// <summary>Gets how long it took.</summary>
    internal double Seconds { get; private set; }

    /// <summary>Gets the files of the histories.</summary>
    internal IEnumerable<string> Histories => Enumerable.Range(0, _options.Processes).Select(_place.HistoryOf);

    /// <summary>Runs it to the end of all processes, or to the first failure.</summary>
    /// <param name="progress">Is told every five seconds how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task RunAsync(TextWriter? progress, CancellationToken cancellationToken)
    {
        await _place.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _time.Start();
        for (var worker = 0; worker < _options.Processes; worker++)
        {
            Start(worker);
        }

        var told = TimeSpan.Zero;
        while (_running.Count > 0 && _failures.Count == 0)
        {
            await Task.Delay(Look, cancellationToken).ConfigureAwait(false);
            Follow();
            Tend();
            Disturb();
            if (_time.Elapsed - told > TimeSpan.FromSeconds(5))
            {
                told = _time.Elapsed;
                progress?.WriteLine(Progress());
            }
        }

        Seconds = _time.Elapsed.TotalSeconds;
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

        _place.Dispose();
    }

    private void Start(int worker)
    {
        var seed = unchecked((_options.Seed * 1_000_003) + (worker * 1009) + _lives++);
        var task = new WorkerOptions(_place.FolderOf(worker), _place.HistoryOf(worker), worker, _options.CheckIns, _options.Sections, _options.TtlSeconds, seed);
        _running[worker] = Process.Start(new ProcessStartInfo("dotnet", [typeof(ProcessRun).Assembly.Location, _task, task.ToArgument()]))!;
    }

    private void Follow()
    {
        foreach (var tail in _tails.Values)
        {
            tail.Follow();
        }

        var done = _tails.Values.Sum(tail => tail.Done);
        if (done > _done)
        {
            (_done, _lastProgress) = (done, _time.Elapsed);
        }

        if (_time.Elapsed > _options.Limit)
        {
            Fail($"not done after {_options.Limit}");
        }
        else if (_time.Elapsed - _lastProgress > _options.Patience)
        {
            Fail($"no answer for {_options.Patience}");
        }
    }

    private void Fail(string why) => _failures.Add(string.Join("\n  ", _running.Select(pair => $"w{pair.Key} {StateOf(pair.Key)}: {_tails[pair.Key].Where()}").Prepend(why)));

    private string StateOf(int worker) => _standing.ContainsKey(worker) ? "is stopped" : "runs";

    /// <summary>Lets those go on that have stood still for long enough, and takes note of those that have ended.</summary>
    private void Tend()
    {
        foreach (var (worker, process) in _running.ToArray())
        {
            if (process.HasExited)
            {
                if (process.ExitCode != 0)
                {
                    _failures.Add($"process {worker} ended with {process.ExitCode}: {_tails[worker].Where()}");
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
            else if (_time.Elapsed - _standing[worker] > TimeSpan.FromSeconds(_options.TtlSeconds * 1.75))
            {
                Signals.Continue(process);
            }
        }
    }

    private void Disturb()
    {
        int[] inside = [.. _running.Keys.Where(worker => _tails[worker].Last is { Kind: "begin" } && !_standing.ContainsKey(worker))];
        if (_disturber.Disturb(_done, _running, inside) is { } killed)
        {
            _running[killed].Dispose();
            _standing.Remove(killed);
            _tails[killed].Follow();
            Start(killed);
        }
    }

    private string Progress()
    {
        var slowest = _running.Keys.MinBy(worker => _tails[worker].Done);
        return FormattableString.Invariant(
            $"{_time.Elapsed.TotalSeconds,6:F1} s: {_done} of {_options.Processes * _options.CheckIns} acknowledged, {_disturber.Kills} killed, {_stops} stopped, {_standing.Count} stand; w{slowest} {_tails[slowest].Where()}");
    }
}
