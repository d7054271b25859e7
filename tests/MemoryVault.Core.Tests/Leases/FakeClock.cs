namespace MemoryVault.Tests.Leases;

/// <summary>
/// The two clocks of a host: a wall clock that can be set, and a monotonic one that only goes on. Timers run by the monotonic one, on the thread
/// that advances it.
/// </summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private TimeSpan _uptime = TimeSpan.FromDays(3);
    private DateTimeOffset _wall = new(2026, 8, 10, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Gets or sets the wall clock alone: somebody sets it.</summary>
    public DateTimeOffset Wall
    {
        get => _wall;
        set => _wall = value;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _uptime.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time go by.</summary>
    public void Advance(TimeSpan time)
    {
        List<FakeTimer> due;
        lock (_lock)
        {
            _uptime += time;
            _wall += time;
            due = [.. _timers.Where(timer => timer.Due <= _uptime)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Lets time go by in steps until a task is over; a step is taken whenever somebody waits for the clock.</summary>
    public Task RunAsync(Task task, TimeSpan step) => RealTime.UntilAsync(
        () =>
        {
            if (!task.IsCompleted && CountTimers() > 0)
            {
                Advance(step);
            }

            return task.IsCompleted;
        },
        "the task is over");

    /// <summary>Waits, in real time, until so many timers run: a held lease has one for its end and one for its next renewal.</summary>
    public Task WhenAwaitedAsync(int timers = 2) => RealTime.UntilAsync(() => CountTimers() >= timers, $"{timers} timers run");

    private int CountTimers()
    {
        lock (_lock)
        {
            return _timers.Count;
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._uptime + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
