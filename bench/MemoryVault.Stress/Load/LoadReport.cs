using System.Globalization;
using System.Text;

namespace MemoryVault.Stress.Load;

/// <summary>What a run under load came to.</summary>
public sealed class LoadReport
{
    private static readonly string[] Documented = [", LockHeld: ", ", LeaseHeld: "];

    private readonly LoadOptions _options;
    private readonly LoadTally _tally;
    private readonly IReadOnlyList<LoadSample> _samples;
    private readonly long _peak;
    private readonly string _host;

    /// <summary>Makes the report.</summary>
    public LoadReport(LoadOptions options, LoadTally tally, IReadOnlyList<LoadSample> samples, long peak, IReadOnlyList<string> problems, string host)
    {
        (_options, _tally, _samples, _peak, _host) = (options, tally, samples, peak, host);
        Problems = [.. problems, .. tally.Errors.Keys.Where(error => !Documented.Any(documented => error.EndsWith(documented, StringComparison.Ordinal)))];
    }

    /// <summary>Gets what must not be: what is lost, and each error but that somebody waited for too long for a lock or a lease.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Gets how often something was done with success.</summary>
    /// <param name="what">What: <c>check in</c>.</param>
    public long Count(string what) => _tally.Times.TryGetValue(what, out var times) ? times.Total : 0;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_options.Agents} agents in {_options.Processes} processes, {_options.Seconds} s, pause {_options.PauseMilliseconds} ms, seed {_options.Seed} ({_host})\n\n");
        text.Append("| | times | a second | p50 | p99 | longest |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (what, times) in _tally.Times.OrderByDescending(pair => pair.Value.Total))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {what} | {times.Total:N0} | {times.Total / (double)_options.Seconds:0.0} | {times.Percentile(0.5):0.0} ms | {times.Percentile(0.99):0.0} ms | {times.Longest / 1000:0} ms |\n");
        }

        AppendQuarters(text);
        foreach (var (error, count) in _tally.Errors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count} times {error}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"highest memory of a process {_peak / 1e6:0} MB; {Problems.Count} problems\n").AppendJoin('\n', Problems.Take(20)).ToString();
    }

    private void AppendQuarters(StringBuilder text)
    {
        // At the very end processes are gone already.
        LoadSample[] whole = [.. _samples.Where(sample => sample.Seconds < _options.Seconds)];
        text.Append("\n| quarter | memory of all | open handles | git processes | vault | files in it |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (number, quarter) in whole.Chunk(Math.Max(1, (whole.Length + 3) / 4)).Index())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {number + 1} | {quarter.Average(sample => sample.Memory) / 1e6:0} MB | {quarter.Average(sample => sample.Handles):0} | {quarter.Average(sample => sample.Children):0.0} | {quarter[^1].VaultBytes / 1e6:0.0} MB | {quarter[^1].VaultFiles:N0} |\n");
        }

        text.Append('\n');
    }
}
