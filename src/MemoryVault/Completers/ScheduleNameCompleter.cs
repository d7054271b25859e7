using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of schedules.</summary>
public sealed class ScheduleNameCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault)
    {
        var schedules = Wait(new ScheduleRegistry(services).ListAsync);
        return schedules.Select(schedule => new Candidate(schedule.Name, $"every {Duration.Format(schedule.Every)}, {schedule.Vault}"));
    }
}
