namespace MemoryVault.Stress;

/// <summary>How many processes do how much, and what is done to them.</summary>
public sealed record StressOptions
{
    /// <summary>Gets the number of processes that check in.</summary>
    public int Processes { get; init; } = 4;

    /// <summary>Gets the number of acknowledged check-ins after which a process is done.</summary>
    public int CheckIns { get; init; } = 10;

    /// <summary>Gets a value indicating whether each process has a vault of its own, all coordinated by one remote; else all share one vault.</summary>
    public bool Clones { get; init; }

    /// <summary>Gets what makes the URL of the bare repository that coordinates; null for <c>file://</c>.</summary>
    public Func<string, string>? UrlOf { get; init; }

    /// <summary>Gets the number of processes that are killed, at random times.</summary>
    public int Kills { get; init; } = 10;

    /// <summary>Gets the number of processes that are stopped for longer than a lease lives, at random times; besides those that stop with the lease in hand.</summary>
    public int Stops { get; init; } = 3;

    /// <summary>Gets the seed of what is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the time after which the run has failed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(20);
}
