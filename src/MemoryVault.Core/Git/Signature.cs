using System.Globalization;

namespace MemoryVault.Git;

/// <summary>Who made a commit and when, to the second, with the offset that their clock showed.</summary>
public sealed record Signature(string Name, string Email, DateTimeOffset When)
{
    /// <summary>Reads <c>Name &lt;email&gt; seconds +hhmm</c>; what is missing becomes empty, as foreign commits are not all well formed.</summary>
    public static Signature Parse(string line)
    {
        var open = line.LastIndexOf('<');
        var close = line.LastIndexOf('>');
        if (open < 0 || close < open)
        {
            return new Signature(line.Trim(), string.Empty, DateTimeOffset.UnixEpoch);
        }

        return new Signature(line[..open].Trim(), line[(open + 1)..close], ParseTime(line[(close + 1)..].Trim()));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var offset = When.Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Clean(Name)} <{Clean(Email)}> {When.ToUnixTimeSeconds()} {sign}{Math.Abs(offset.Hours):00}{Math.Abs(offset.Minutes):00}");
    }

    private static DateTimeOffset ParseTime(string text)
    {
        var parts = text.Split(' ');
        if (!long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < -62135596800 or > 253402300799)
        {
            return DateTimeOffset.UnixEpoch;
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (parts.Length > 1 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var zone)
            && Math.Abs(zone) <= 1400)
        {
            try
            {
                return time.ToOffset(new TimeSpan(zone / 100, zone % 100, 0));
            }
            catch (ArgumentOutOfRangeException)
            {
                return time;
            }
        }

        return time;
    }

    private static string Clean(string text) =>
        string.Concat(text.Where(c => !char.IsControl(c) && c is not ('<' or '>'))).Trim() is { Length: > 0 } clean ? clean : "unknown";
}
