using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>The scheduler that was asked for is not on this machine, or does not answer.</summary>
public sealed class SchedulerUnavailableException(string scheduler, string message, Advice remedy)
    : VaultException(VaultErrorKind.MissingProgram, scheduler, message, remedy);
