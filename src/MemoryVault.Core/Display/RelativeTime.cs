using System.Globalization;

namespace MemoryVault.Display;

/// <summary>Says when something was, or how long it took, for people.</summary>
public static class RelativeTime
{
    /// <summary>Gives <c>3 minutes ago</c>, <c>in 2 hours</c>, <c>just now</c>.</summary>
    /// <param name="time">When it was.</param>
    /// <param name="now">The time that is now.</param>
    public static string Of(DateTimeOffset time, DateTimeOffset now)
    {
        var distance = (now - time).Duration();
        if (distance < TimeSpan.FromSeconds(10))
        {
            return "just now";
        }

        return time > now ? $"in {Amount(distance)}" : $"{Amount(distance)} ago";
    }

    /// <summary>Gives <c>2026-08-01 14:05:09Z</c>.</summary>
    public static string Exactly(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Gives how long something took: <c>0.4 s</c>, <c>12 s</c>, <c>3 minutes</c>.</summary>
    public static string Span(TimeSpan span) => span.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        _ => Amount(span),
    };

    private static string Amount(TimeSpan distance) => distance switch
    {
        { TotalSeconds: < 60 } => Quantity.Of((long)distance.TotalSeconds, "second"),
        { TotalMinutes: < 60 } => Quantity.Of((long)distance.TotalMinutes, "minute"),
        { TotalHours: < 24 } => Quantity.Of((long)distance.TotalHours, "hour"),
        { TotalDays: < 60 } => Quantity.Of((long)distance.TotalDays, "day"),
        { TotalDays: < 730 } => Quantity.Of((long)(distance.TotalDays / 30.44), "month"),
        _ => Quantity.Of((long)(distance.TotalDays / 365.25), "year"),
    };
}
