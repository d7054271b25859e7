namespace MemoryVault.Schedules;

/// <summary>
/// Intervals that a calendar can express: so many minutes that an hour is a multiple, or so many hours that a day is.
/// Any other, such as 25 minutes in a cron line, would run at :00, :25, :50 and again at :00.
/// </summary>
internal static class EvenInterval
{
    /// <summary>The hour at which what runs once a day runs: at night a personal machine is off, and cron does not catch up.</summary>
    internal const int DailyHour = 12;

    /// <summary>Tells whether it is even.</summary>
    internal static bool Is(TimeSpan every)
    {
        var minutes = (int)every.TotalMinutes;
        return minutes <= 60 ? 60 % minutes == 0 : minutes % 60 == 0 && 24 % (minutes / 60) == 0;
    }

    /// <summary>Gives the even intervals around an uneven one.</summary>
    internal static (TimeSpan Shorter, TimeSpan Longer) Around(TimeSpan every)
    {
        var (shorter, longer) = (every, every);
        while (!Is(shorter))
        {
            shorter -= TimeSpan.FromMinutes(1);
        }

        while (!Is(longer))
        {
            longer += TimeSpan.FromMinutes(1);
        }

        return (shorter, longer);
    }

    /// <summary>Gives the first run after a moment, by the clock of that moment's offset.</summary>
    internal static DateTimeOffset Next(TimeSpan every, DateTimeOffset after)
    {
        var midnight = new DateTimeOffset(after.Date, after.Offset);
        if (every == TimeSpan.FromDays(1))
        {
            var noon = midnight.AddHours(DailyHour);
            return noon > after ? noon : noon.AddDays(1);
        }

        return midnight + (every * (Math.Floor((after - midnight) / every) + 1));
    }
}
