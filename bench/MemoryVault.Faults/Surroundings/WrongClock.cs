using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A clock that is set while a command runs; before and after it is right.</summary>
/// <param name="offset">How far.</param>
/// <param name="after">When; zero: from the beginning.</param>
internal sealed class WrongClock(TimeSpan offset, TimeSpan after)
    : Surrounding(FormattableString.Invariant($"the clock goes {offset.TotalDays:+0;-0} days after {after.TotalMilliseconds:0} ms"))
{
    private FakeTime? _time;
    private Timer? _timer;

    /// <inheritdoc/>
    internal override void Begin(Place place)
    {
        _time = new FakeTime(place);
        if (after == TimeSpan.Zero)
        {
            _time.Set(offset);
        }
        else
        {
            _timer = new Timer(_ => _time.Set(offset), null, after, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    internal override string[] Wrap(Place place, string[] line) => _time!.Wrap(line);

    /// <inheritdoc/>
    internal override void Relieve(Place place)
    {
        using var ended = new ManualResetEvent(false);
        if (_timer?.Dispose(ended) == true)
        {
            ended.WaitOne();
        }

        _timer = null;
    }

    /// <inheritdoc/>
    internal override void Remove(Place place) => _time?.Remove();
}
