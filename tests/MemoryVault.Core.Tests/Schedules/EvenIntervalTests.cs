using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

public sealed class EvenIntervalTests
{
    [Fact]
    public void An_interval_is_even_exactly_where_its_runs_by_the_calendar_are_evenly_apart()
    {
        for (var minutes = 1; minutes <= 1440; minutes++)
        {
            // A cron line of minutes begins again each hour, one of hours each day.
            var even = minutes < 60 ? 60 % minutes == 0 : 1440 % minutes == 0 && minutes % 60 == 0;
            Assert.Equal(even, EvenInterval.Is(TimeSpan.FromMinutes(minutes)));
        }
    }

    [Theory]
    [InlineData(25, 20, 30)]
    [InlineData(7 * 60, 6 * 60, 8 * 60)]
    [InlineData(90, 60, 120)]
    public void The_nearest_even_intervals_stand_around_an_uneven_one(int minutes, int shorter, int longer) =>
        Assert.Equal((TimeSpan.FromMinutes(shorter), TimeSpan.FromMinutes(longer)), EvenInterval.Around(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(15, "2026-03-01T10:00:00+02:00", "2026-03-01T10:15:00+02:00")]
    [InlineData(15, "2026-03-01T10:14:59+02:00", "2026-03-01T10:15:00+02:00")]
    [InlineData(360, "2026-03-01T23:00:00+02:00", "2026-03-02T00:00:00+02:00")]
    [InlineData(1440, "2026-03-01T11:00:00+02:00", "2026-03-01T12:00:00+02:00")]
    [InlineData(1440, "2026-03-01T12:00:00+02:00", "2026-03-02T12:00:00+02:00")]
    public void The_next_run_is_the_next_time_of_the_calendar(int minutes, string after, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), EvenInterval.Next(TimeSpan.FromMinutes(minutes), DateTimeOffset.Parse(after)));
}
