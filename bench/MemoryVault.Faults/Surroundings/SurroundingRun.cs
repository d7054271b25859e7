using MemoryVault.Faults.Crashes;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Faults.Surroundings;

/// <summary>Runs one command again and again from the same start, each time in other surroundings, and judges what it says and leaves.</summary>
/// <param name="scenario">The command.</param>
/// <param name="place">Where.</param>
/// <param name="messages">Gets each message that a command ended with.</param>
internal sealed class SurroundingRun(Scenario scenario, Place place, Action<string> messages)
{
    /// <summary>The longest of our waits that such a command can meet is two minutes (a git that does not answer).</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Done; failed; committed but not pushed; a damaged repository, which a disk that fails may look like.
    private readonly int[] _codes = [0, 1, 5, 6, .. scenario.NextCodes];
    private string[] _command = [];

    /// <summary>Runs it in each.</summary>
    /// <param name="choose">What is tried, when the place is ready.</param>
    internal IEnumerable<FaultReport> Run(Func<Place, IEnumerable<SurroundingSeries>> choose)
    {
        place.Make();
        _command = scenario.Prepare(place);
        place.Save();
        var aftermath = new Aftermath(place, scenario with { CountsCommits = scenario is { CountsCommits: true, IsDoneInParts: false } }, _command);
        aftermath.NoteStart();
        place.Run(_command);
        if (aftermath.NoteExpected() is { Count: > 0 } broken)
        {
            throw new InvalidOperationException($"{scenario.Name}: {string.Join('\n', broken)}");
        }

        place.Restore();
        foreach (var series in choose(place))
        {
            yield return Run(series, aftermath);
        }
    }

    private FaultReport Run(SurroundingSeries series, Aftermath aftermath)
    {
        var (tried, told) = (0, 0);
        var slowest = TimeSpan.Zero;
        var failures = new List<string>();
        foreach (var surrounding in series.Steps)
        {
            var (end, problems) = Run(surrounding, aftermath);
            tried++;
            told += end.ExitCode == 0 ? 0 : 1;
            slowest = end.Elapsed > slowest ? end.Elapsed : slowest;
            messages($"{scenario.Name}, {surrounding.Name}: {end.ExitCode}: {(end.Error.Length > 0 ? end.Error : end.Output).Replace(place.Root, "~", StringComparison.Ordinal)}");
            if (problems.Count > 0)
            {
                failures.Add($"{surrounding.Name}, exit code {end.ExitCode}: {end.Error}\n    {string.Join("\n    ", problems)}");
            }

            if (series.EndsWhenDone && end.ExitCode == 0 && end.Error.Length == 0)
            {
                break;
            }
        }

        return new FaultReport(scenario.Name, series.Name, tried, told, failures, slowest);
    }

    private (ProgramEnd End, IReadOnlyList<string> Problems) Run(Surrounding surrounding, Aftermath aftermath)
    {
        place.Restore();
        try
        {
            surrounding.Begin(place);
            var line = surrounding.Wrap(place, place.CommandLine(_command));
            var end = place.Start(line[0], line[1..]);
            surrounding.Relieve(place);
            return (end, [.. Answers(surrounding, end), .. aftermath.FindProblems(isDone: end.ExitCode == 0 && end.Error.Length == 0)]);
        }
        finally
        {
            surrounding.Remove(place);
        }
    }

    private IEnumerable<string> Answers(Surrounding surrounding, ProgramEnd end)
    {
        var answers = surrounding.MayEndTheRuntime && IsOfTheRuntime(end) ? [] : Answer.FindProblems(end, _codes);
        return end.Elapsed > Limit ? answers.Append($"it took {end.Elapsed}") : answers;
    }

    // Ended by a signal, as the runtime ends itself, or before there was a word of ours.
    private static bool IsOfTheRuntime(ProgramEnd end) => end.ExitCode is >= 128 and < 160 || (end.ExitCode != 0 && end.Output.Length + end.Error.Length == 0);
}
