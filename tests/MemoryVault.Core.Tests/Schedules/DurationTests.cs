using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

public sealed class DurationTests
{
    [Theory]
    [InlineData("15m", 15)]
    [InlineData("1m", 1)]
    [InlineData(" 1H ", 60)]
    [InlineData("1h30m", 90)]
    [InlineData("1d", 1440)]
    [InlineData("24h", 1440)]
    [InlineData("PT15M", 15)]
    [InlineData("pt1h30m", 90)]
    [InlineData("P1D", 1440)]
    [InlineData("00:15:00", 15)]
    [InlineData("1.00:00:00", 1440)]
    public void A_duration_is_read_in_each_of_its_forms(string text, int minutes)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), Duration.Parse(text));
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(minutes, duration.TotalMinutes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("m")]
    [InlineData("15 m")]
    [InlineData("15s")]
    [InlineData("-15m")]
    [InlineData("0m")]
    [InlineData("25h")]
    [InlineData("2d")]
    [InlineData("999999999999999999999m")]
    [InlineData("PT30S")]
    [InlineData("P")]
    [InlineData("00:00:30")]
    [InlineData("often")]
    public void What_is_no_duration_from_a_minute_to_a_day_is_refused_with_an_example(string text)
    {
        var error = Assert.Throws<InvalidInputException>(() => Duration.Parse(text));
        Assert.Contains("15m", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(text, error.Target);
        Assert.False(Duration.TryParse(text, out _));
    }

    [Fact]
    public void Every_allowed_duration_is_read_back_from_its_short_form()
    {
        for (var minutes = 1; minutes <= 1440; minutes++)
        {
            var duration = TimeSpan.FromMinutes(minutes);
            Assert.Equal(duration, Duration.Parse(Duration.Format(duration)));
        }

        Assert.Equal("15m", Duration.Format(TimeSpan.FromMinutes(15)));
        Assert.Equal("90m", Duration.Format(TimeSpan.FromMinutes(90)));
        Assert.Equal("2h", Duration.Format(TimeSpan.FromHours(2)));
        Assert.Equal("1d", Duration.Format(TimeSpan.FromDays(1)));
    }
}
