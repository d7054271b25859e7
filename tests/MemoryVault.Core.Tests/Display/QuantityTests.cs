using MemoryVault.Display;

namespace MemoryVault.Tests.Display;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(18_400_000, "18.4 MB")]
    [InlineData(999_960, "1.0 MB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Writes_bytes_in_decimal_units(long bytes, string shown) => Assert.Equal(shown, Quantity.Bytes(bytes));

    [Theory]
    [InlineData(1, "1 file")]
    [InlineData(0, "0 files")]
    [InlineData(1204, "1,204 files")]
    public void Counts_things(long count, string shown) => Assert.Equal(shown, Quantity.Of(count, "file"));

    [Theory]
    [InlineData(5, "just now")]
    [InlineData(59, "59 seconds ago")]
    [InlineData(60, "1 minute ago")]
    [InlineData(3 * 3600, "3 hours ago")]
    [InlineData(86_400 * 59, "59 days ago")]
    [InlineData(86_400 * 800, "2 years ago")]
    [InlineData(-120, "in 2 minutes")]
    public void Says_how_long_ago_something_was(int seconds, string shown)
    {
        var now = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(shown, RelativeTime.Of(now.AddSeconds(-seconds), now));
    }

    [Fact]
    public void Says_an_exact_moment_in_utc() =>
        Assert.Equal("2026-08-01 12:05:09Z", RelativeTime.Exactly(new DateTimeOffset(2026, 8, 1, 14, 5, 9, TimeSpan.FromHours(2))));
}
