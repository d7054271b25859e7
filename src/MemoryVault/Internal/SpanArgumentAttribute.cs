using System.Globalization;
using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>
/// Takes a span of time as people write it (<c>90s</c>, <c>15m</c>, <c>1h30m</c>, <c>2d</c>), as a number of seconds, or as what PowerShell takes for a
/// <see cref="TimeSpan"/> (<c>0:15:00</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SpanArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>The most that is taken: a hundred years, so that no sum of two overflows.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return (value as TimeSpan? ?? Read(ArgumentText.Of(inputData)?.Trim())) is { } span && span >= TimeSpan.Zero && span <= Longest ? span
            : throw new ArgumentTransformationMetadataException($"'{value}' is no span of time. Write it like 90s, 15m, 1h30m or 2d, as seconds, or give a [timespan].");
    }

    private static TimeSpan? Read(string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds)
        : text.Contains(':', StringComparison.Ordinal) ? TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null
        : ReadUnits(text);

    private static TimeSpan? ReadUnits(string text)
    {
        var sum = TimeSpan.Zero;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 8 || UnitOf(rest[digits]) is not { } unit)
            {
                return null;
            }

            sum += unit * long.Parse(rest[..digits], CultureInfo.InvariantCulture);
            rest = rest[(digits + 1)..];
        }

        return text.Length == 0 ? null : sum;
    }

    private static TimeSpan? UnitOf(char unit) => char.ToLowerInvariant(unit) switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
