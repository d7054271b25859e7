namespace MemoryVault.Stress;

/// <summary>How many processes do how much, and what is done to them.</summary>
public sealed record StressOptions
{
    /// <summary>Gets the number of processes that check in.</summary>
    public int Processes { get; init; } = 4;

    /// <summary>Gets the number of acknowledged check-ins after which a process is done.</summary>
    public int CheckIns { get; init; } = 10;

    /// <summary>Gets the number of sections that the processes choose from, each time anew.</summary>
    public int Sections { get; init; } = 2;

    /// <summary>Gets a value indicating whether each process has a vault of its own, all coordinated by one remote; else all share one vault.</summary>
    public bool Clones { get; init; }

    /// <summary>Gets a value indicating whether that remote is reached by <c>git http-backend</c>; else by <c>file://</c>.</summary>
    public bool Http { get; init; }

    /// <summary>Gets the time to live of a lease, in seconds.</summary>
    public int TtlSeconds { get; init; } = 2;

    /// <summary>Gets the number of processes that are killed, at random times.</summary>
    public int Kills { get; init; } = 10;

    /// <summary>Gets the number of processes that are stopped for longer than a lease lives, at random times; besides those that stop with the lease in hand.</summary>
    public int Stops { get; init; } = 3;

    /// <summary>Gets the seed of what is random: who is killed and stopped after which check-in, and what each process chooses.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the time after which the run has failed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Gets the time without any check-in after which the run has failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Gives the names of the sections.</summary>
    internal string[] SectionNames() => [.. Enumerable.Range(0, Sections).Select(SectionName)];

    /// <summary>Gives the name of a section.</summary>
    internal static string SectionName(int number) => FormattableString.Invariant($"stress-{number}");
}
