namespace MemoryVault.Stress.Operations;

/// <summary>Processes that do random operations, of which some are killed and some stand still; what they did is judged.</summary>
public sealed class OperationRun(StressOptions options) : IDisposable
{
    private readonly ProcessRun _run = new(options, "operate");

    /// <summary>Runs it to the end of all processes, or to the first failure.</summary>
    /// <param name="progress">Is told every five seconds how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<OperationRecord> RunAsync(TextWriter? progress, CancellationToken cancellationToken)
    {
        await _run.RunAsync(progress, cancellationToken).ConfigureAwait(false);
        var history = _run.Histories.SelectMany(Step.Read).ToArray();
        var main = await MainHistory.ReadAsync(_run.Place.Authority, _run.Place.FolderOf(0)).ConfigureAwait(false);
        var record = new OperationRecord(options, HostLoad.Describe(), _run.Failures, history, main, _run.Kills, _run.Stops, _run.Seconds);
        return record.Judge().Count == 0 ? record : record with { Failures = [.. _run.Failures, _run.Place.Keep()] };
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();
}
