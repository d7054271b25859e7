using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>There is no schedule of a name.</summary>
public sealed class ScheduleMissingException(string name, IReadOnlyList<VaultSchedule> schedules) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no schedule '{name}'.",
    schedules.Count == 0
        ? "There are no schedules; register one with Register-VaultSchedule."
        : $"The schedules are: {string.Join(", ", schedules.Select(schedule => schedule.Name))}.");
