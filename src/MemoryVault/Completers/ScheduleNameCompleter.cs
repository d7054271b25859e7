using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the names of schedules.</summary>
public sealed class ScheduleNameCompleter() : VaultCompleter(ConfiguredCandidates.SchedulesAsync);
