using MemoryVault.Faults.Crashes;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;
using MemoryVault.Faults.Tracing;

namespace MemoryVault.Faults.Failing;

/// <summary>Runs one command again and again from the same start, each time with another system call that fails, and judges what it says and leaves.</summary>
/// <param name="scenario">The command.</param>
/// <param name="place">Where.</param>
/// <param name="sampling">Which calls.</param>
/// <param name="messages">Gets each message that a command ended with.</param>
internal sealed class FaultRun(Scenario scenario, Place place, Sampling sampling, Action<string> messages)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Done; failed; committed but not pushed; a damaged repository, which a disk that fails may look like.
    private readonly int[] _codes = [0, 1, 5, 6, .. scenario.NextCodes];
    private string[] _command = [];

    /// <summary>Gets the kinds of faults.</summary>
    internal IReadOnlyList<CallFault> Faults { get; init; } = CallFault.All;

    /// <summary>Runs it with each kind of fault.</summary>
    internal IEnumerable<FaultReport> Run()
    {
        place.Make();
        _command = scenario.Prepare(place);
        place.Save();
        var aftermath = new Aftermath(place, scenario with { CountsCommits = scenario is { CountsCommits: true, IsDoneInParts: false } }, _command);
        aftermath.NoteStart();
        var calls = Count();
        if (aftermath.NoteExpected() is { Count: > 0 } broken)
        {
            throw new InvalidOperationException($"{scenario.Name}: {string.Join('\n', broken)}");
        }

        return Faults.Select(fault => Run(fault, calls[fault], aftermath));
    }

    private FaultReport Run(CallFault fault, int calls, Aftermath aftermath)
    {
        var (tried, told) = (0, 0);
        var slowest = TimeSpan.Zero;
        var failures = new List<string>();
        foreach (var number in sampling.Numbers(scenario.Name, calls))
        {
            if (Fail(fault, number, out var call) is not { } end)
            {
                break;
            }

            tried++;
            told += end.ExitCode == 0 ? 0 : 1;
            slowest = end.Elapsed > slowest ? end.Elapsed : slowest;
            List<string> problems = [.. Answer.FindProblems(end, _codes), .. aftermath.FindProblems(isDone: end.ExitCode == 0 && end.Error.Length == 0)];
            if (problems.Count > 0)
            {
                failures.Add($"{fault.Name} at {number} ({call}), exit code {end.ExitCode}: {end.Error}\n    {string.Join("\n    ", problems)}");
            }
        }

        return new FaultReport(scenario.Name, fault.Name, tried, told, failures, slowest);
    }

    // What does not let the command itself begin is not its to tell.
    private bool Fits(CallFault fault, SystemCall call) => fault.Fits(call) && !(call.Name == "execve" && call.Path == place.CommandLine(_command)[0]);

    // How many calls of a run without harm can fail so.
    private Dictionary<CallFault, int> Count()
    {
        var calls = Faults.ToDictionary(fault => fault, _ => 0);
        Trace(call =>
        {
            foreach (var fault in Faults.Where(fault => Fits(fault, call)))
            {
                calls[fault]++;
            }

            return Verdict.Pass;
        });
        return calls;
    }

    /// <summary>Gives how the command ended; null where it had fewer such calls.</summary>
    private ProgramEnd? Fail(CallFault fault, int number, out SystemCall? failed)
    {
        place.Restore();
        SystemCall? first = null;
        var calls = 0;
        var end = Trace(call =>
        {
            if (!Fits(fault, call) || ++calls < number || (calls > number && !fault.Lasts))
            {
                return Verdict.Pass;
            }

            first ??= call;
            return new Verdict(Fate.Fail, fault.Number);
        });
        failed = first;
        if (first is null)
        {
            return null;
        }

        var said = new ProgramEnd(end.ExitCode, File.ReadAllText(place.OutputFile), File.ReadAllText(place.OutputFile + ".errors"), end.Elapsed);
        messages($"{scenario.Name}, {fault.Name} {first.Name} {Path.GetFileName(first.Path)}: {end.ExitCode}: {(said.Error.Length > 0 ? said.Error : said.Output).Replace(place.Root, "~", StringComparison.Ordinal)}");
        return end.IsLate ? said with { Error = said.Error + $"\nit did not end within {Limit}", ExitCode = 255 } : said;
    }

    private TraceEnd Trace(Func<SystemCall, Verdict> judge) => new Tracer(place.Root, judge).Run(place.CommandLine(_command), place.Variables(), place.OutputFile, Limit);
}
