using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Reads a count that was typed.</summary>
internal static class Count
{
    /// <summary>Reads the count; null stays null.</summary>
    /// <exception cref="InvalidInputException">It is no whole number from 1.</exception>
    internal static int? Read(string? text, string option) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw new InvalidInputException(text, $"{option} takes a whole number from 1, not '{text}'.", $"Write for example {option} 10.");
}
