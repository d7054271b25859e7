namespace MemoryVault.Schedules;

/// <summary>What is to be run, and how often.</summary>
public sealed record ScheduleOptions
{
    /// <summary>The name of a schedule that is given none.</summary>
    public const string DefaultName = "memoryvault";

    /// <summary>Gets the name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, at most 64, the first a letter or digit.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>Gets how often: from one minute to a day (a whole number of minutes).</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Gets the vault's folder, absolute.</summary>
    public required string Vault { get; init; }

    /// <summary>
    /// Gets the program, absolute, and its arguments, as they work with an empty environment.
    /// <see cref="SyncCommand"/> makes it for the programs of MemoryVault.
    /// </summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Gets the scheduler: <c>auto</c>, <c>cron</c>, <c>systemd</c>, <c>launchd</c> or <c>taskscheduler</c>.</summary>
    public string Scheduler { get; init; } = ScheduleRegistry.Auto;
}
