using System.Globalization;

namespace MemoryVault.Cli.Output;

/// <summary>Says when something was, for people.</summary>
internal static class RelativeTime
{
    /// <summary>Gives <c>3 minutes ago</c>, <c>in 2 hours</c>, <c>just now</c>.</summary>
    internal static string Of(DateTimeOffset time, DateTimeOffset now)
    {
        var distance = (now - time).Duration();
        if (distance < TimeSpan.FromSeconds(10))
        {
            return "just now";
        }

        var amount = Amount(distance);
        return time > now ? $"in {amount}" : $"{amount} ago";
    }

    /// <summary>Gives <c>2026-08-01 14:05:09Z</c>.</summary>
    internal static string Exactly(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Gives how long something took: <c>0.4 s</c>, <c>12 s</c>, <c>3 minutes</c>.</summary>
    internal static string Span(TimeSpan span) => span.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        _ => Amount(span),
    };

    private static string Amount(TimeSpan distance) => distance switch
    {
        { TotalSeconds: < 60 } => Counted(distance.TotalSeconds, "second"),
        { TotalMinutes: < 60 } => Counted(distance.TotalMinutes, "minute"),
        { TotalHours: < 24 } => Counted(distance.TotalHours, "hour"),
        { TotalDays: < 60 } => Counted(distance.TotalDays, "day"),
        { TotalDays: < 730 } => Counted(distance.TotalDays / 30.44, "month"),
        _ => Counted(distance.TotalDays / 365.25, "year"),
    };

    private static string Counted(double amount, string unit) => Quantity.Of((long)amount, unit);
}
