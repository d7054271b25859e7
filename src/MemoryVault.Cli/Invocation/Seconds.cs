using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Reads a number of seconds that was typed: <c>90</c>, or with a unit <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>7d</c>.</summary>
internal static class Seconds
{
    /// <summary>Reads the number; null stays null.</summary>
    /// <exception cref="InvalidInputException">It is no whole number, or out of range.</exception>
    internal static int? Read(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        var unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return long.TryParse(unit == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue / Math.Max(unit, 1)
            ? (int)number * Math.Max(unit, 1)
            : throw new InvalidInputException(text, $"{option} takes seconds, not '{text}'.", $"Write for example {option} 90, or 15m, 2h.");
    }
}
