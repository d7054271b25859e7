using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>The schedules of this user, whichever scheduler the system has.</summary>
public sealed class ScheduleRegistry(VaultServices services)
{
    /// <summary>Registers a schedule, or changes the one of that name.</summary>
    public Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(services.GitExecutable);

    /// <summary>Lists the schedules that MemoryVault registered.</summary>
    public Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Removes a schedule; null where there was none of that name.</summary>
    public Task<VaultSchedule?> UnregisterAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
