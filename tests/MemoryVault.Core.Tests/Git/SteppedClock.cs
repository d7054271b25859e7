namespace MemoryVault.Tests.Git;

/// <summary>A clock that stands still between steps; its timers go off within a step.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly List<StepTimer> _timers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero) + _elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StepTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan step)
    {
        _elapsed += step;
        foreach (var timer in _timers.ToArray())
        {
            timer.GoOffIfDue();
        }
    }

    private sealed class StepTimer(SteppedClock clock, Action callback) : ITimer
    {
        private TimeSpan? _due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime < TimeSpan.Zero ? null : clock._elapsed + dueTime;
            return true;
        }

        public void GoOffIfDue()
        {
            if (_due <= clock._elapsed)
            {
                _due = null;
                callback();
            }
        }

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
