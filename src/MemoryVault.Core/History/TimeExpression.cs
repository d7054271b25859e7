using System.Globalization;

namespace MemoryVault.History;

/// <summary>
/// Reads a point in time as people write it:
/// <list type="bullet">
/// <item>ISO 8601, <c>2026-08-01T14:05</c> or with a space, seconds and fractions optional; with <c>Z</c> or an offset, else local time;</item>
/// <item>a day, <c>2026-08-01</c>, <c>today</c>, <c>yesterday</c>: its first or last moment (<see cref="DayEdge"/>);</item>
/// <item>a distance from now, <c>90m</c>, <c>1h</c>, <c>2d ago</c>, <c>1 week 2 days ago</c> (s, m, h, d, w, mo, y), and <c>now</c>;</item>
/// <item>seconds since 1970 after an at sign, <c>@1785592800</c>, as git writes them.</item>
/// </list>
/// </summary>
public static class TimeExpression
{
    private static readonly string[] Days = ["yyyy-MM-dd"];

    private static readonly string[] Local =
    [
        "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Zoned = [.. Local.Select(f => f + "zzz"), .. Local.Select(f => f + " zzz")];

    /// <summary>Reads a point in time.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="clock">Gives now and the local zone.</param>
    /// <param name="edge">Which moment of a day is meant.</param>
    /// <param name="time">The point in time.</param>
    /// <returns>False where it is no time.</returns>
    public static bool TryParse(string text, TimeProvider clock, DayEdge edge, out DateTimeOffset time)
    {
        text = text.Trim();
        return TryParseDay(text, clock, edge, out time)
            || TryParseClockTime(text, clock.LocalTimeZone, out time)
            || TryParseSeconds(text, out time)
            || TryParseDistance(text, clock.GetUtcNow(), out time);
    }

    private static bool TryParseDay(string text, TimeProvider clock, DayEdge edge, out DateTimeOffset time)
    {
        time = default;
        var today = clock.GetLocalNow().Date;
        DateTime day;
        if (text.Equals("today", StringComparison.OrdinalIgnoreCase))
        {
            day = today;
        }
        else if (text.Equals("yesterday", StringComparison.OrdinalIgnoreCase))
        {
            day = today.AddDays(-1);
        }
        else if (!DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return false;
        }

        // The last moment is the tick before the next day begins: a day of 23 or 25 hours ends right, too.
        time = edge == DayEdge.Start || day == DateTime.MaxValue.Date
            ? InZone(day, clock.LocalTimeZone)
            : InZone(day.AddDays(1), clock.LocalTimeZone).AddTicks(-1);
        return true;
    }

    private static bool TryParseClockTime(string text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 16 || !char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            time = InZone(local, zone);
            return true;
        }

        var zoned = text.EndsWith('Z') || text.EndsWith('z') ? text[..^1].TrimEnd() + "+00:00" : text;
        return DateTimeOffset.TryParseExact(zoned, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static bool TryParseSeconds(string text, out DateTimeOffset time)
    {
        time = default;
        if (!text.StartsWith('@') || !long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    private static bool TryParseDistance(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        time = now;
        if (text.Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var rest = text.AsSpan();
        rest = rest.EndsWith("ago", StringComparison.OrdinalIgnoreCase) ? rest[..^3].TrimEnd() : rest;
        if (rest.IsEmpty)
        {
            return false;
        }

        while (!rest.IsEmpty)
        {
            if (!TryTakeTerm(ref rest, ref time))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryTakeTerm(ref ReadOnlySpan<char> rest, ref DateTimeOffset time)
    {
        var digits = Leading(rest, char.IsAsciiDigit);
        if (!int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        rest = rest[digits..].TrimStart();
        var letters = Leading(rest, char.IsAsciiLetter);
        var unit = rest[..letters].ToString();
        rest = rest[letters..].TrimStart();
        try
        {
            return TryGoBack(count, unit, ref time);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Further back than time goes: before any history.
            time = DateTimeOffset.MinValue;
            return true;
        }
    }

    private static bool TryGoBack(int count, string unit, ref DateTimeOffset time)
    {
        DateTimeOffset? back = unit.ToLowerInvariant() switch
        {
            "s" or "sec" or "secs" or "second" or "seconds" => time.AddSeconds(-count),
            "m" or "min" or "mins" or "minute" or "minutes" => time.AddMinutes(-count),
            "h" or "hour" or "hours" => time.AddHours(-count),
            "d" or "day" or "days" => time.AddDays(-count),
            "w" or "week" or "weeks" => time.AddDays(-7d * count),
            "mo" or "month" or "months" => time.AddMonths(-count),
            "y" or "year" or "years" => time.AddYears(-count),
            _ => null,
        };
        time = back ?? time;
        return back is not null;
    }

    private static int Leading(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>A local time that a clock change leaves out or shows twice is read with the zone's standard offset.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));
}
