using MemoryVault.Faults.Crashes;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Faults.Programs;

/// <summary>Runs one command again and again from the same start, each time with another call of git that goes wrong, and judges what it says and leaves.</summary>
/// <param name="scenario">The command.</param>
/// <param name="place">Where.</param>
/// <param name="faults">The kinds of faults.</param>
/// <param name="messages">Gets each message that a command ended with.</param>
internal sealed class GitFaultRun(Scenario scenario, Place place, IReadOnlyList<GitFault> faults, Action<string> messages)
{
    private readonly int[] _codes = [0, 1, 5, 6, .. scenario.NextCodes];
    private string[] _command = [];

    /// <summary>Runs it with each kind of fault.</summary>
    internal IEnumerable<FaultReport> Run()
    {
        place.Make();
        _command = scenario.Prepare(place);
        place.Save();
        var git = new GitStandIn(place, place.Start("sh", "-c", "command -v git").Output.Trim());
        var aftermath = new Aftermath(place, scenario, _command);
        aftermath.NoteStart();
        Execute(git, 0, null);
        var calls = git.Calls;
        if (aftermath.NoteExpected() is { Count: > 0 } broken)
        {
            throw new InvalidOperationException($"{scenario.Name}: {string.Join('\n', broken)}");
        }

        foreach (var fault in faults)
        {
            yield return Run(git, fault, calls, aftermath);
        }

        git.Remove();
    }

    private FaultReport Run(GitStandIn git, GitFault fault, int calls, Aftermath aftermath)
    {
        var told = 0;
        var slowest = TimeSpan.Zero;
        var failures = new List<string>();
        for (var at = 1; at <= calls; at++)
        {
            place.Restore();
            var end = Execute(git, at, fault);
            messages($"{scenario.Name}, git call {at} {fault.Name}: {end.ExitCode}: {(end.Error.Length > 0 ? end.Error : end.Output).Replace(place.Root, "~", StringComparison.Ordinal)}");
            told += end.ExitCode == 0 ? 0 : 1;
            slowest = end.Elapsed > slowest ? end.Elapsed : slowest;
            List<string> problems = [.. Answer.FindProblems(end, _codes), .. aftermath.FindProblems(isDone: end.ExitCode == 0 && end.Error.Length == 0)];
            if (problems.Count > 0)
            {
                failures.Add($"git call {at} of {calls} {fault.Name}, exit code {end.ExitCode}: {end.Error}\n    {string.Join("\n    ", problems)}");
            }
        }

        return new FaultReport(scenario.Name, "git " + fault.Name, calls, told, failures, slowest);
    }

    private ProgramEnd Execute(GitStandIn git, int at, GitFault? fault)
    {
        git.Prepare(at, fault);
        var path = place.Get("PATH");
        place.Set("PATH", git.Folder + ":" + path);
        try
        {
            return place.Run(_command);
        }
        finally
        {
            place.Set("PATH", path);
        }
    }
}
