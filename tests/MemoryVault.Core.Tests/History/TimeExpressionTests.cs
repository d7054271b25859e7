using System.Globalization;
using MemoryVault.History;

namespace MemoryVault.Tests.History;

public sealed class TimeExpressionTests
{
    // Now is 12:00 UTC, 14:00 in the clock's zone.
    [Theory]
    [InlineData("now", "2026-08-10T12:00:00Z")]
    [InlineData("1h", "2026-08-10T11:00:00Z")]
    [InlineData("90m", "2026-08-10T10:30:00Z")]
    [InlineData("2d ago", "2026-08-08T12:00:00Z")]
    [InlineData("2 Days Ago", "2026-08-08T12:00:00Z")]
    [InlineData("1w2d ago", "2026-08-01T12:00:00Z")]
    [InlineData("1 month ago", "2026-07-10T12:00:00Z")]
    [InlineData("2y", "2024-08-10T12:00:00Z")]
    [InlineData("30s", "2026-08-10T11:59:30Z")]
    [InlineData("9999y", "0001-01-01T00:00:00Z")]
    [InlineData("@1785592800", "2026-08-01T14:00:00Z")]
    [InlineData("2026-08-01T14:05", "2026-08-01T12:05:00Z")]
    [InlineData("2026-08-01 14:05:07", "2026-08-01T12:05:07Z")]
    [InlineData("2026-08-01T14:05:07.250", "2026-08-01T12:05:07.25Z")]
    [InlineData("2026-08-01T14:05Z", "2026-08-01T14:05:00Z")]
    [InlineData("2026-08-01T14:05:07+05:30", "2026-08-01T08:35:07Z")]
    [InlineData("2026-08-01 14:05:07 -03:00", "2026-08-01T17:05:07Z")]
    public void A_point_in_time_is_read(string text, string expected)
    {
        Assert.True(TimeExpression.TryParse(text, new SetClock(), DayEdge.End, out var time), text);
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("2026-08-01", "2026-07-31T22:00:00Z", "2026-08-01T22:00:00Z")]
    [InlineData("yesterday", "2026-08-08T22:00:00Z", "2026-08-09T22:00:00Z")]
    [InlineData("today", "2026-08-09T22:00:00Z", "2026-08-10T22:00:00Z")]
    public void A_day_is_its_local_beginning_or_its_end(string text, string begin, string next)
    {
        Assert.True(TimeExpression.TryParse(text, new SetClock(), DayEdge.Start, out var start));
        Assert.True(TimeExpression.TryParse(text, new SetClock(), DayEdge.End, out var end));
        Assert.Equal(DateTimeOffset.Parse(begin, CultureInfo.InvariantCulture), start);
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture).AddTicks(-1), end);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ago")]
    [InlineData("h")]
    [InlineData("1")]
    [InlineData("1 fortnight ago")]
    [InlineData("-1h")]
    [InlineData("main")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-08-01T25:00")]
    [InlineData("2026-08-01T14:05 Mars")]
    [InlineData("@")]
    [InlineData("@-5")]
    [InlineData("@99999999999999")]
    [InlineData("99999999999h")]
    public void What_is_no_time_is_not_taken_for_one(string text) =>
        Assert.False(TimeExpression.TryParse(text, new SetClock(), DayEdge.End, out _));
}
