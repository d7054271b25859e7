using System.Globalization;

namespace MemoryVault.Transcripts;

/// <summary>Reads times that a stranger wrote: what is out of range becomes the nearest that is not.</summary>
internal static class SourceTime
{
    private static readonly decimal Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads seconds since 1970, which may have a fraction (that of tar and <c>stat</c>).</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    internal static DateTimeOffset Parse(ReadOnlySpan<char> seconds) =>
        decimal.TryParse(seconds, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? FromSeconds(value)
            : throw new FormatException("a time is no number");

    /// <summary>Gives the time that is so many seconds after 1970.</summary>
    internal static DateTimeOffset FromSeconds(decimal seconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)(Math.Clamp(seconds, 0, Latest) * TimeSpan.TicksPerSecond));
}
