using System.Diagnostics;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Surroundings;

namespace MemoryVault.Faults.Clocks;

/// <summary>Processes that wait, hold or work while somebody sets the clock.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Play">What they do.</param>
internal sealed record ClockScene(string Name, Action<ClockStage> Play)
{
    /// <summary>Plays it.</summary>
    internal FaultReport Run(Place place, TimeSpan jump)
    {
        place.Make();
        var time = new FakeTime(place);
        var stage = new ClockStage(place, time, jump);
        var clock = Stopwatch.StartNew();
        Play(stage);
        var end = place.Git(place.Repository, "fsck", "--strict", "--full", "--no-dangling");
        stage.Expect(end.ExitCode == 0 && end.Output.Length == 0, $"fsck: {end}");
        time.Remove();
        return new FaultReport(Name, FormattableString.Invariant($"clock {jump.TotalDays:+0;-0} days"), 1, 0, stage.Problems.Count == 0 ? [] : [string.Join("\n    ", stage.Problems)], clock.Elapsed);
    }
}
