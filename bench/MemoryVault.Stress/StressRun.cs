namespace MemoryVault.Stress;

/// <summary>Processes that check in, each under a lease of its own; what they did is judged.</summary>
public sealed class StressRun(StressOptions options) : IDisposable
{
    private readonly ProcessRun _run = new(options, "worker");

    /// <summary>Runs it to the end of all processes, or to the first failure.</summary>
    /// <param name="progress">Is told every five seconds how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RunRecord> RunAsync(TextWriter? progress, CancellationToken cancellationToken)
    {
        await _run.RunAsync(progress, cancellationToken).ConfigureAwait(false);
        var history = _run.Histories.SelectMany(HistoryLine.Read).ToArray();
        var state = await FinalState.ReadAsync(_run.Place.Authority, options.SectionNames()).ConfigureAwait(false);
        var record = new RunRecord(options, HostLoad.Describe(), _run.Failures, history, state, _run.Kills, _run.Stops, _run.Seconds);
        return record.Judge().Violations.Count == 0 ? record : record with { Failures = [.. _run.Failures, _run.Place.Keep()] };
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();
}
