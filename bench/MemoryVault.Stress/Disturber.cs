using System.Diagnostics;

namespace MemoryVault.Stress;

/// <summary>
/// Decides by a seed who is killed and who is stopped, and after how many check-ins: spread over the whole run, and the same at each run with that seed.
/// </summary>
internal sealed class Disturber(StressOptions options)
{
    private readonly Random _random = new(options.Seed);
    private readonly Queue<(int After, bool IsKill, bool IsInside)> _plan = Plan(options);

    /// <summary>Gets a value indicating whether the children of a process die with it, as when power fails.</summary>
    /// <remarks>Not where the remote is a folder here: the <c>git receive-pack</c> of its host would be among them, and that is nobody's client.</remarks>
    private bool TakesChildren => (!options.Clones || options.Http) && _random.Next(2) == 0;

    /// <summary>Gets how many were killed.</summary>
    internal int Kills { get; private set; }

    /// <summary>Kills or stops one, where it is time to.</summary>
    /// <param name="acknowledged">How many check-ins there have been.</param>
    /// <param name="running">The processes that run, by their numbers.</param>
    /// <param name="inside">Those of them that have begun a check-in and were not answered yet: every second victim is one of them.</param>
    /// <returns>The number of the one that was killed; null for nobody.</returns>
    internal int? Disturb(int acknowledged, IReadOnlyDictionary<int, Process> running, IReadOnlyCollection<int> inside)
    {
        if (running.Count == 0 || !_plan.TryPeek(out var next) || next.After > acknowledged || (next.IsInside && inside.Count == 0))
        {
            return null;
        }

        _plan.Dequeue();
        int[] victims = [.. (next.IsInside ? inside : running.Keys).Order()];
        var number = victims[_random.Next(victims.Length)];
        if (!next.IsKill)
        {
            Signals.Stop(running[number]);
            return null;
        }

        Kills++;
        running[number].Kill(TakesChildren);
        running[number].WaitForExit();
        return number;
    }

    private static Queue<(int After, bool IsKill, bool IsInside)> Plan(StressOptions options)
    {
        var random = new Random(options.Seed + 1);
        var total = options.Processes * options.CheckIns;
        var events = Enumerable.Range(0, options.Kills + options.Stops).Select(number => (After: random.Next(total), IsKill: number < options.Kills, IsInside: number % 2 == 0));
        return new Queue<(int, bool, bool)>(events.OrderBy(planned => planned.After));
    }
}
