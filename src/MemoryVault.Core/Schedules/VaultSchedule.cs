namespace MemoryVault.Schedules;

/// <summary>A sync that the operating system starts by itself.</summary>
/// <param name="Name">Its name, unique for this user.</param>
/// <param name="Every">How often.</param>
/// <param name="Scheduler">Who starts it: <c>cron</c>, <c>systemd</c>, <c>launchd</c>, <c>taskscheduler</c>.</param>
/// <param name="Command">The program and its arguments, quoted as the system's shell has it.</param>
/// <param name="Vault">The vault's folder.</param>
public sealed record VaultSchedule(string Name, TimeSpan Every, string Scheduler, string Command, string Vault)
{
    /// <summary>Gets when it runs next, where the scheduler tells.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>Gets why it may not run although it is registered (no cron daemon, no lingering session), or null.</summary>
    public string? Warning { get; init; }
}
