using System.Globalization;

namespace MemoryVault.Stress;

/// <summary>What a run came to.</summary>
/// <param name="Violations">What must not be; empty where all promises held.</param>
/// <param name="Acknowledged">The check-ins whose process was told that they are in.</param>
/// <param name="Committed">Those that are in: besides the acknowledged, some whose process was killed before it was told.</param>
/// <param name="Refused">Those that were refused: their lease had been lost.</param>
/// <param name="Tokens">The fencing tokens that were given out.</param>
/// <param name="Kills">The processes that were killed.</param>
/// <param name="Stops">The times that a process stood still for longer than a lease lives.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Host">On what it ran.</param>
public sealed record StressReport(
    IReadOnlyList<string> Violations, int Acknowledged, int Committed, int Refused, int Tokens, int Kills, int Stops, double Seconds, string Host)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Acknowledged} acknowledged, {Committed} committed, {Refused} refused, {Tokens} tokens, {Kills} killed, {Stops} stopped, {Seconds:F1} s, {Violations.Count} violations ({Host})\n{string.Join('\n', Violations)}");
}
