using MemoryVault.Faults.Places;
using MemoryVault.Faults.Surroundings;

namespace MemoryVault.Faults.Clocks;

/// <summary>A place in which a clock is set while processes run, and what does not hold there.</summary>
/// <param name="place">The place.</param>
/// <param name="time">The clock of those that run under it.</param>
/// <param name="jump">How far it is set.</param>
internal sealed class ClockStage(Place place, FakeTime time, TimeSpan jump)
{
    private readonly List<string> _problems = [];

    /// <summary>Gets the place.</summary>
    internal Place Place => place;

    /// <summary>Gets what does not hold.</summary>
    internal IReadOnlyList<string> Problems => _problems;

    /// <summary>Sets the clock.</summary>
    internal void Jump() => time.Set(jump);

    /// <summary>Sets the clock right again.</summary>
    internal void Return() => time.Set(TimeSpan.Zero);

    /// <summary>Lets time go by: the real one, which no setting of a clock changes.</summary>
    internal static void Wait(double seconds) => Thread.Sleep(TimeSpan.FromSeconds(seconds));

    /// <summary>Runs <c>memvault</c> under the clock.</summary>
    internal ProgramEnd Run(params string[] arguments)
    {
        var line = time.Wrap(place.CommandLine(arguments));
        return place.Start(line[0], line[1..]);
    }

    /// <summary>Runs it beside what follows.</summary>
    internal Task<ProgramEnd> Begin(params string[] arguments) => Task.Factory.StartNew(() => Run(arguments), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Runs it, and gives the fencing token that it was given.</summary>
    internal long Enter(string agent, string ttl)
    {
        var end = Run("lease", "enter", "--agent", agent, "--ttl", ttl, "--json");
        Expect(end, 0, $"{agent} gets no lease");
        return end.ExitCode == 0 ? TokenOf(end) : 0;
    }

    /// <summary>Gives the fencing token of an answer.</summary>
    internal static long TokenOf(ProgramEnd end) => end.Json.GetProperty("fencingToken").GetInt64();

    /// <summary>Notes what does not hold.</summary>
    internal void Expect(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Notes an exit code that is another.</summary>
    internal void Expect(ProgramEnd end, int code, string problem) => Expect(end.ExitCode == code, $"{problem}: {end}");
}
