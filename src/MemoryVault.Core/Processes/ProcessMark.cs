namespace MemoryVault.Processes;

/// <summary>What tells one process from all others, also from a later one of the same number.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Start">When it started, in the system's own spelling; null if the system does not tell.</param>
/// <param name="Host">The host, its boot and the space of process numbers (a container has its own) in which the number means anything; null if not known.</param>
public sealed record ProcessMark(int Id, string? Start, string? Host);
