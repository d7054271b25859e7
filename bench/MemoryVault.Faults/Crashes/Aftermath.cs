using System.Text.RegularExpressions;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Faults.Crashes;

/// <summary>Judges what a killed, or otherwise harmed, command left: each promise that does not hold is a sentence.</summary>
/// <param name="place">Where it was.</param>
/// <param name="scenario">What it was.</param>
/// <param name="command">Its arguments.</param>
internal sealed partial class Aftermath(Place place, Scenario scenario, string[] command)
{
    private static readonly TimeSpan SlowestNext = TimeSpan.FromSeconds(20);

    private readonly string[] _next = scenario.Next?.Invoke(place) ?? command;
    private string _before = string.Empty;
    private string _done = string.Empty;
    private string _expected = string.Empty;

    /// <summary>Gets how long the next command took at most.</summary>
    internal TimeSpan Slowest { get; private set; }

    /// <summary>Gets how often the owner of a remote had to remove a lock file there.</summary>
    internal int OwnersHelp { get; private set; }

    /// <summary>Notes what is acknowledged before the command begins: to be called at the start.</summary>
    internal void NoteStart() => _before = Refs(place.Repository);

    /// <summary>Notes what is there after a run without harm and the next command, which must be the same after each harm.</summary>
    internal IReadOnlyList<string> NoteExpected()
    {
        _done = PlaceState.Describe(place, scenario.CountsCommits);
        var end = RunNext();
        _expected = Describe();
        return scenario.NextCodes.Contains(end.ExitCode) ? [] : [$"without harm, the next command ended with {end}"];
    }

    /// <summary>Gives what does not hold now.</summary>
    /// <param name="isDone">Whether the command said that it was done: then it must be.</param>
    internal IReadOnlyList<string> FindProblems(bool isDone = false)
    {
        var problems = new List<string>();
        if (isDone && PlaceState.Describe(place, scenario.CountsCommits) is var found && found != _done)
        {
            problems.Add("it ended with 0, and did not do all:\n" + Difference(_done, found));
        }

        if (scenario.HasVault)
        {
            Expect(problems, "the vault does not open", place.Run("status", "--no-scan", "--quiet"));
            CheckRepository(problems, "before the next command");
        }

        var next = RunNext();
        Slowest = next.Elapsed > Slowest ? next.Elapsed : Slowest;
        if (!scenario.NextCodes.Contains(next.ExitCode) || next.Elapsed > SlowestNext)
        {
            problems.Add($"the next command, after {next.Elapsed}, ended with {next}");
        }

        CheckRepository(problems, "after the next command");
        CheckAcknowledged(problems);
        var state = Describe();
        if (state != _expected)
        {
            problems.Add("the result differs from a run without harm:\n" + Difference(_expected, state));
        }

        CheckLeftovers(problems);
        return problems;
    }

    // A git that was killed at work in a remote leaves its lock there, which only the remote's owner may remove: what is said must name it.
    private ProgramEnd RunNext()
    {
        var end = place.Run(_next);
        for (var tries = 0; tries < 3 && end.ExitCode != 0 && RemoteLock().Match(end.Error + end.Output) is { Success: true } match; tries++)
        {
            OwnersHelp++;
            File.Delete(match.Groups[1].Value);
            end = place.Run(_next);
        }

        return end.ExitCode == 0 && scenario.Finish.Count > 0 ? place.Run([.. scenario.Finish]) : end;
    }

    [GeneratedRegex("is locked by another git: .*Unable to create '([^']+\\.git/[^']+\\.lock)': File exists", RegexOptions.Singleline)]
    private static partial Regex RemoteLock();

    private string Describe() => PlaceState.Describe(place, scenario.CountsCommits) + scenario.Inspect(place);

    private string Refs(string repository) => place.Git(repository, "rev-parse", "--verify", "--quiet", "refs/heads/main").Output.Trim();

    private void CheckAcknowledged(List<string> problems)
    {
        if (_before.Length > 0)
        {
            Expect(problems, "what was acknowledged before is not reached", place.Git(place.Repository, "merge-base", "--is-ancestor", _before, "main"));
        }
    }

    private void CheckRepository(List<string> problems, string when)
    {
        var end = place.Git(place.Repository, "fsck", "--strict", "--full", "--no-dangling");
        if (end.ExitCode != 0 || end.Output.Length > 0)
        {
            problems.Add($"{when}, fsck: {end}");
        }
    }

    // What a killed program was about to write may stay for a day, as it may be another's that is at work; then it goes by itself.
    private void CheckLeftovers(List<string> problems)
    {
        if (Leftovers.Find(place) is not { Count: > 0 } leftovers)
        {
            return;
        }

        place.Start("sh", "-c", "find \"$1\" -depth -exec touch -h -d '3 days ago' {} +", "sh", place.Root);
        Expect(problems, "optimize fails", place.Run("optimize", "--quiet"));
        place.Run("restore", "--quiet");
        place.Run(_next);
        problems.AddRange(Leftovers.Find(place).Intersect(leftovers).Select(left => $"it stays for ever: {left}"));
    }

    private static void Expect(List<string> problems, string problem, ProgramEnd end)
    {
        if (end.ExitCode != 0)
        {
            problems.Add($"{problem}: {end}");
        }
    }

    private static string Difference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', wanted.Except(found).Select(line => "      - " + line).Concat(found.Except(wanted).Select(line => "      + " + line)).Take(12));
    }
}
