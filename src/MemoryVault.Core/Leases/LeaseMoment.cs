namespace MemoryVault.Leases;

/// <summary>A moment as a host sees it, by both of its clocks.</summary>
/// <param name="Time">The wall clock, to the millisecond. Somebody may set it.</param>
/// <param name="Boot">The boot that <paramref name="Uptime"/> counts from; null where the system does not name it.</param>
/// <param name="Uptime">Milliseconds of the monotonic clock, which all processes of one boot share and nobody can set.</param>
public sealed record LeaseMoment(DateTimeOffset Time, string? Boot, long Uptime)
{
    /// <summary>Reads both clocks.</summary>
    internal static LeaseMoment Now(TimeProvider clock, string? boot)
    {
        var time = clock.GetUtcNow();
        return new LeaseMoment(
            time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond)), boot, (long)clock.GetElapsedTime(0).TotalMilliseconds);
    }

    /// <summary>Tells whether both moments are of one boot, so that the monotonic clock tells what lies between them.</summary>
    internal bool IsOfSameBootAs(LeaseMoment other) => Boot is not null && Boot == other.Boot;

    /// <summary>Gives the time since an earlier moment; negative where the clocks say that it is later.</summary>
    internal TimeSpan Since(LeaseMoment earlier) =>
        IsOfSameBootAs(earlier) ? TimeSpan.FromMilliseconds(Uptime - earlier.Uptime) : Time - earlier.Time;
}
