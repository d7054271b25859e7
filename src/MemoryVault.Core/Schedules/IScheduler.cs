namespace MemoryVault.Schedules;

/// <summary>A part of the operating system that starts programs at intervals, for this user.</summary>
public interface IScheduler
{
    /// <summary>Gets its name, as <see cref="ScheduleOptions.Scheduler"/> takes it.</summary>
    string Name { get; }

    /// <summary>Tells whether it can be used here and now.</summary>
    Task<bool> IsAvailableAsync(CancellationToken cancellationToken);

    /// <summary>Registers a schedule, or replaces the one of that name. The options are checked already.</summary>
    /// <exception cref="Vaults.VaultException">The scheduler cannot do this, or failed; what was registered before still is.</exception>
    Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken);

    /// <summary>Lists what MemoryVault registered with it; empty where the scheduler is not installed.</summary>
    Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes a schedule; false where there was none of that name.</summary>
    Task<bool> UnregisterAsync(string name, CancellationToken cancellationToken);
}
