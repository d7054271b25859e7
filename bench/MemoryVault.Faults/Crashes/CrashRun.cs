using System.Globalization;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;
using MemoryVault.Faults.Tracing;

namespace MemoryVault.Faults.Crashes;

/// <summary>Runs one command again and again from the same start, killed at each of its system calls in turn until it ends unharmed, and judges what is left.</summary>
/// <param name="scenario">The command.</param>
/// <param name="place">Where.</param>
/// <param name="sampling">Which points.</param>
internal sealed class CrashRun(Scenario scenario, Place place, Sampling sampling)
{
    private const int MostKept = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly List<CrashFailure> _failures = [];
    private string[] _command = [];

    /// <summary>Runs it.</summary>
    internal CrashReport Run()
    {
        place.Make();
        _command = scenario.Prepare(place);
        place.Save();
        var aftermath = new Aftermath(place, scenario, _command);
        aftermath.NoteStart();
        var calls = Count();
        if (aftermath.NoteExpected() is { Count: > 0 } broken)
        {
            throw new InvalidOperationException($"{scenario.Name}: {string.Join('\n', broken)}");
        }

        var (processes, trees) = KillAtEach(calls, aftermath);
        return new CrashReport(scenario.Name, calls, processes, trees, _failures, aftermath.OwnersHelp, aftermath.Slowest);
    }

    private int Count()
    {
        var calls = 0;
        var end = Trace(call =>
        {
            calls += call.Changes ? 1 : 0;
            return Verdict.Pass;
        });
        return scenario.NextCodes.Contains(end.ExitCode) ? calls
            : throw new InvalidOperationException($"{scenario.Name} ends with {end.ExitCode} without any harm: {File.ReadAllText(place.OutputFile + ".errors")}");
    }

    private (int Processes, int Trees) KillAtEach(int calls, Aftermath aftermath)
    {
        var (processes, trees) = (0, 0);
        foreach (var number in sampling.Numbers(scenario.Name, calls))
        {
            if (Kill(new CrashPoint(number, Fate.KillProcess), aftermath) is not { } lived)
            {
                break;
            }

            processes++;

            // Where only one process lived, killing all is the same.
            trees += lived > 1 && Kill(new CrashPoint(number, Fate.KillAll), aftermath) is not null ? 1 : 0;
        }

        return (processes, trees);
    }

    /// <summary>Gives how many processes lived; null where the command had fewer calls, and so ended unharmed.</summary>
    private int? Kill(CrashPoint point, Aftermath aftermath)
    {
        place.Restore();
        SystemCall? reached = null;
        var number = 0;
        var end = Trace(call =>
        {
            if (!call.Changes || ++number != point.Number)
            {
                return Verdict.Pass;
            }

            reached = call;
            return new Verdict(point.Fate);
        });
        if (reached is null)
        {
            return null;
        }

        var problems = aftermath.FindProblems();
        if (end.IsLate)
        {
            problems = [$"it did not end within {Limit}", .. problems];
        }

        if (problems.Count > 0)
        {
            _failures.Add(new CrashFailure(point, reached, problems, Keep(point)));
        }

        return end.Processes;
    }

    private string? Keep(CrashPoint point)
    {
        if (_failures.Count >= MostKept)
        {
            return null;
        }

        var folder = string.Create(CultureInfo.InvariantCulture, $"{place.Root}-failed-{point.Number}");
        place.KeepAs(folder);
        return folder;
    }

    private TraceEnd Trace(Func<SystemCall, Verdict> judge) => new Tracer(place.Root, judge).Run(place.CommandLine(_command), place.Variables(), place.OutputFile, Limit);
}
