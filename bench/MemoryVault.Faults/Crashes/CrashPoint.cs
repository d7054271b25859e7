using MemoryVault.Faults.Tracing;

namespace MemoryVault.Faults.Crashes;

/// <summary>A system call of a command, before which something is killed.</summary>
/// <param name="Number">Which, counted over all processes and threads of the command, from 1.</param>
/// <param name="Fate">What is killed: the process that was to make it, or all.</param>
internal sealed record CrashPoint(int Number, Fate Fate)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Fate == Fate.KillAll ? "all" : "process")} at {Number}";
}
