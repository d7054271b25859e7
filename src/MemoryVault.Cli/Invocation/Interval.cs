using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Reads how often something is to be done.</summary>
internal static class Interval
{
    internal static TimeSpan Read(string text)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        var minutes = unit switch { 'm' => 1, 'h' => 60, 'd' => 1440, _ => 0 };
        return minutes > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? TimeSpan.FromMinutes(minutes * (double)count)
            : throw new InvalidInputException(text, $"'{text}' is not a duration.", "Write a number and a unit, for example 15m, 1h or 1d.");
    }
}
