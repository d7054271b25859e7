using System.Globalization;
using System.Management.Automation;
using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>
/// Shows progress on PowerShell's progress stream: not before work has lasted a while, and a few times a second at most, however often it is
/// reported. A timer shows the last report, because a long push may be reported only once, at its beginning.
/// </summary>
internal sealed class HostProgress : IProgress<VaultProgress>, IDisposable
{
    private const int ActivityId = 0x4D56;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly PipelinePump _pump;
    private readonly IHostStreams _streams;
    private readonly ITimer _timer;
    private int _isStarted;
    private int _isPosted;
    private Latest? _latest;
    private Latest? _shown;

    /// <summary>Makes the progress of one run of a cmdlet.</summary>
    public HostProgress(PipelinePump pump, IHostStreams streams, TimeProvider clock)
    {
        _pump = pump;
        _streams = streams;
        _timer = clock.CreateTimer(_ => Post(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Report(VaultProgress value)
    {
        Volatile.Write(ref _latest, new Latest(value));
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            _timer.Change(Delay, Interval);
        }
    }

    /// <summary>Takes the last record away, if one is shown. Only for the pipeline thread.</summary>
    public void Complete()
    {
        _timer.Dispose();
        if (Interlocked.Exchange(ref _shown, null) is not { } last)
        {
            return;
        }

        try
        {
            _streams.WriteProgress(new ProgressRecord(ActivityId, last.Value.Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // Nobody is left who shows it. What ended the pipeline must not be hidden by this.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private static string Status(VaultProgress value) => value switch
    {
        { Total: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{value.Completed:N0} of {value.Total:N0}"),
        { Completed: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{value.Completed:N0}"),
        _ => "Working",
    };

    // While the pipeline thread is busy with a command further down, one record waits for it, not one a tick.
    private void Post()
    {
        if (Volatile.Read(ref _latest) != Volatile.Read(ref _shown) && Interlocked.Exchange(ref _isPosted, 1) == 0)
        {
            _pump.Post(_ => Show(), null);
        }
    }

    private void Show() => _pump.Outside(() =>
    {
        Volatile.Write(ref _isPosted, 0);
        var latest = Volatile.Read(ref _latest)!;
        Volatile.Write(ref _shown, latest);
        _streams.WriteProgress(new ProgressRecord(ActivityId, latest.Value.Activity, Status(latest.Value))
        {
            PercentComplete = latest.Value.Total > 0 ? (int)Math.Clamp(latest.Value.Completed * 100 / latest.Value.Total, 0, 100) : -1,
            CurrentOperation = latest.Value.Item,
        });
        return true;
    });

    private sealed class Latest(VaultProgress value)
    {
        public VaultProgress Value { get; } = value;
    }
}
