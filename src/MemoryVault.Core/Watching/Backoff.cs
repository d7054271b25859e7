namespace MemoryVault.Watching;

/// <summary>
/// When something is done again: at an interval while it works; after a failure sooner, then ever later, up to a bound; each time a little off, so that
/// machines that lost a host together do not come back together.
/// </summary>
internal sealed class Backoff
{
    private const double Spread = 0.2;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(15);

    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;
    private readonly Func<double> _chance;
    private long _from;
    private TimeSpan _pause;

    /// <summary>Begins with the interval.</summary>
    /// <param name="interval">The interval while it works.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="chance">Gives a number from 0 to 1 that nobody foresees: how much it is off.</param>
    internal Backoff(TimeSpan interval, TimeProvider clock, Func<double> chance)
    {
        (_interval, _clock, _chance) = (interval, clock, chance);
        Wait(interval);
    }

    /// <summary>Gets the number of failures since it last worked.</summary>
    internal int Failures { get; private set; }

    /// <summary>Gets how long it still has to wait; zero when it is due.</summary>
    internal TimeSpan Left => _pause - _clock.GetElapsedTime(_from) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Waits for the interval again.</summary>
    /// <returns>Whether it had failed before.</returns>
    internal bool Succeed()
    {
        var hadFailed = Failures > 0;
        Failures = 0;
        Wait(_interval);
        return hadFailed;
    }

    /// <summary>Waits longer than the last time.</summary>
    internal void Fail()
    {
        Failures++;
        var pause = Shortest * Math.Pow(2, Math.Min(Failures - 1, 16));
        Wait(pause > Bound ? Bound : pause);
    }

    private void Wait(TimeSpan pause)
    {
        _from = _clock.GetTimestamp();
        _pause = pause * (1 - Spread + (2 * Spread * _chance()));
    }
}
