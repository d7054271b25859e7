using System.Globalization;
using System.Xml;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>
/// How often a schedule runs, as people write it: <c>15m</c>, <c>1h</c>, <c>1h30m</c>, <c>1d</c>; also ISO 8601
/// (<c>PT15M</c>) and the form of <see cref="TimeSpan"/> (<c>00:15:00</c>).
/// </summary>
public static class Duration
{
    /// <summary>The shortest: one minute.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>The longest: a day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads a duration of whole minutes, from one minute to a day.</summary>
    /// <param name="text">One of the forms above; upper and lower case are the same.</param>
    /// <exception cref="InvalidInputException">It is of none of the forms, or out of range.</exception>
    public static TimeSpan Parse(string text)
    {
        var duration = Read(text.Trim()) ?? throw new InvalidInputException(
            text,
            $"'{text}' is not a duration.",
            "Write a number and a unit, for example 15m, 1h, 1h30m or 1d.");
        Check(duration, text);
        return duration;
    }

    /// <summary>Reads a duration; false where <see cref="Parse"/> would refuse it.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = text is null ? default : Read(text.Trim()) ?? default;
        return IsAllowed(duration);
    }

    /// <summary>Writes a duration of whole minutes in its shortest form: <c>15m</c>, <c>2h</c>, <c>90m</c>, <c>1d</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var minutes = (long)duration.TotalMinutes;
        var (number, unit) = minutes % 1440 == 0 ? (minutes / 1440, 'd') : minutes % 60 == 0 ? (minutes / 60, 'h') : (minutes, 'm');
        return string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    /// <summary>Refuses a duration that is not of whole minutes, or out of range.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="text">What the user wrote, for the message.</param>
    /// <exception cref="InvalidInputException">It is not allowed.</exception>
    public static void Check(TimeSpan duration, string? text = null)
    {
        if (!IsAllowed(duration))
        {
            var shown = text ?? duration.ToString("c", CultureInfo.InvariantCulture);
            throw new InvalidInputException(
                shown,
                $"A schedule cannot run every '{shown}': it takes whole minutes, from one minute to a day.",
                "Choose a duration from 1m to 1d, for example 15m.");
        }
    }

    private static bool IsAllowed(TimeSpan duration) =>
        duration >= Shortest && duration <= Longest && duration.Ticks % TimeSpan.TicksPerMinute == 0;

    private static TimeSpan? Read(string text)
    {
        if (text.StartsWith('P') || text.StartsWith('p'))
        {
            return ReadIso(text.ToUpperInvariant());
        }

        // A bare number is refused on purpose: TimeSpan would read "15" as fifteen days.
        return text.Contains(':', StringComparison.Ordinal)
            ? TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null
            : ReadUnits(text);
    }

    private static TimeSpan? ReadIso(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan? ReadUnits(string text)
    {
        long minutes = 0;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 6 || MinutesOf(rest[digits]) is not { } unit)
            {
                return null;
            }

            minutes += unit * long.Parse(rest[..digits], CultureInfo.InvariantCulture);
            rest = rest[(digits + 1)..];
        }

        return text.Length == 0 ? null : TimeSpan.FromMinutes(minutes);
    }

    private static int? MinutesOf(char unit) => char.ToLowerInvariant(unit) switch
    {
        'm' => 1,
        'h' => 60,
        'd' => 1440,
        _ => null,
    };
}
