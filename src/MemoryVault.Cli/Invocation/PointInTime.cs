using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Reads a time that was typed.</summary>
internal static class PointInTime
{
    /// <summary>Reads the time; null stays null.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    internal static DateTimeOffset? Read(string? text, DayEdge edge, TimeProvider clock) =>
        text is null ? null
        : TimeExpression.TryParse(text, clock, edge, out var time) ? time
        : throw new InvalidInputException(text, $"'{text}' is no time.", "Write 2026-08-01, 2026-08-01T14:05Z, yesterday, or a distance from now such as 90m, 2d.");
}
