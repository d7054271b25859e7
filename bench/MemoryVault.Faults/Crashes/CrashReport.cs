namespace MemoryVault.Faults.Crashes;

/// <summary>What the points of a command came to.</summary>
/// <param name="Command">The scenario's name.</param>
/// <param name="Calls">How many calls a run without harm makes that change something.</param>
/// <param name="Processes">At how many the process was killed.</param>
/// <param name="Trees">At how many all processes were killed.</param>
/// <param name="Failures">Those after which something did not hold.</param>
/// <param name="OwnersHelp">How often the owner of a remote had to remove a lock file of a git that was killed there.</param>
/// <param name="SlowestNext">How long the next command took at most.</param>
internal sealed record CrashReport(string Command, int Calls, int Processes, int Trees, IReadOnlyList<CrashFailure> Failures, int OwnersHelp, TimeSpan SlowestNext)
{
    /// <summary>Gets how many points were tried.</summary>
    internal int Tried => Processes + Trees;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"| {Command} | {Calls} | {Processes} | {Trees} | {Tried - Failures.Count} | {Failures.Count} | {OwnersHelp} | {SlowestNext.TotalSeconds:0.0} s |");
}
