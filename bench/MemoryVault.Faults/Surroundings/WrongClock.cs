using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A clock that is set while a command runs; before and after it is right.</summary>
/// <param name="offset">How far.</param>
/// <param name="after">When; zero: from the beginning.</param>
internal sealed class WrongClock(TimeSpan offset, TimeSpan after)
    : Surrounding(FormattableString.Invariant($"the clock goes {offset.TotalDays:+0;-0} days after {after.TotalMilliseconds:0} ms"))
{
    private FakeTime? _time;
    private Task _setting = Task.CompletedTask;

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
            _setting = SetLaterAsync(_time);
        }
    }

    /// <inheritdoc/>
    internal override string[] Wrap(Place place, string[] line) => _time!.Wrap(line);

    /// <inheritdoc/>
    internal override void Relieve(Place place) => _setting.GetAwaiter().GetResult();

    /// <inheritdoc/>
    internal override void Remove(Place place) => _time?.Remove();

    private async Task SetLaterAsync(FakeTime time)
    {
        await Task.Delay(after).ConfigureAwait(false);
        time.Set(offset);
    }
}
