using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of schedules.</summary>
public sealed class ScheduleNameCompleter : VaultCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault)
    {
        using var patience = new CancellationTokenSource(Patience);
        var schedules = Task.Run(() => new ScheduleRegistry(services).ListAsync(patience.Token)).GetAwaiter().GetResult();
        return schedules.Select(schedule => new Candidate(schedule.Name, $"every {Duration.Format(schedule.Every)}, {schedule.Vault}"));
    }
}
