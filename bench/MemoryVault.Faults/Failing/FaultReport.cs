namespace MemoryVault.Faults.Failing;

/// <summary>What the faults of one kind in a command came to.</summary>
/// <param name="Command">The scenario's name.</param>
/// <param name="Fault">The kind.</param>
/// <param name="Tried">How many times a call failed so.</param>
/// <param name="Told">How many of them ended the command with an error; the others it coped with.</param>
/// <param name="Failures">What did not hold, for each point where something did not.</param>
/// <param name="Slowest">How long the command took at most.</param>
internal sealed record FaultReport(string Command, string Fault, int Tried, int Told, IReadOnlyList<string> Failures, TimeSpan Slowest)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"| {Command} | {Fault} | {Tried} | {Told} | {Tried - Failures.Count} | {Failures.Count} | {Slowest.TotalSeconds:0.0} s |");
}
