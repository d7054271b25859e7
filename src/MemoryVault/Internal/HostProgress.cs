using System.Globalization;
using System.Management.Automation;
using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>
/// Shows progress on PowerShell's progress stream: not before work has lasted a while, and ten times a second at most, however often it is
/// reported. From any thread.
/// </summary>
internal sealed class HostProgress(PipelinePump pump, IHostStreams streams, TimeProvider clock) : IProgress<VaultProgress>
{
    private const int ActivityId = 0x4D56;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = clock.GetTimestamp();
    private long _nextTicks = Delay.Ticks;
    private string? _shown;

    /// <inheritdoc/>
    public void Report(VaultProgress value)
    {
        var now = clock.GetElapsedTime(_start).Ticks;
        var next = Interlocked.Read(ref _nextTicks);
        if (now >= next && Interlocked.CompareExchange(ref _nextTicks, now + Interval.Ticks, next) == next)
        {
            pump.Post(_ => Show(value), null);
        }
    }

    /// <summary>Takes the last record away, if one is shown. Only for the pipeline thread.</summary>
    public void Complete()
    {
        if (_shown is { } activity)
        {
            _shown = null;
            streams.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Show(VaultProgress value) => pump.Outside(() =>
    {
        _shown = value.Activity;
        streams.WriteProgress(new ProgressRecord(ActivityId, value.Activity, Status(value))
        {
            PercentComplete = value.Total > 0 ? (int)Math.Clamp(value.Completed * 100 / value.Total, 0, 100) : -1,
            CurrentOperation = value.Item,
        });
        return true;
    });

    private static string Status(VaultProgress value) => value.Total > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Completed:N0} of {value.Total:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{value.Completed:N0}");
}
