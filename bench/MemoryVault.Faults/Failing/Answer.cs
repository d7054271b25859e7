using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Failing;

/// <summary>Judges what a command said to a fault: what is wrong with which thing, and what to do.</summary>
internal static class Answer
{
    private static readonly string[] OfAFault = ["Unexpected error", "fault of memvault", "fault of MemoryVault", "   at MemoryVault", "   at System.", "Unhandled exception", "Segmentation"];

    /// <summary>Gives what is wrong with it.</summary>
    /// <param name="end">How the command ended.</param>
    /// <param name="codes">The exit codes that it may end with.</param>
    internal static IEnumerable<string> FindProblems(ProgramEnd end, IReadOnlyCollection<int> codes)
    {
        if (!codes.Contains(end.ExitCode))
        {
            yield return $"its exit code is {end.ExitCode}: {end.Error}";
        }

        if (OfAFault.FirstOrDefault(text => end.Error.Contains(text, StringComparison.Ordinal) || end.Output.Contains(text, StringComparison.Ordinal)) is { } found)
        {
            yield return $"it says '{found}': {end.Output}{end.Error}";
        }

        if (end.ExitCode != 0 && (end.Output + end.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length < 2)
        {
            yield return $"it names no remedy: {end.Output}{end.Error}";
        }
    }
}
