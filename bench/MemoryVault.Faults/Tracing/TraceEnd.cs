namespace MemoryVault.Faults.Tracing;

/// <summary>How a traced command ended.</summary>
/// <param name="ExitCode">Its exit code; of one that was killed 128 and the signal.</param>
/// <param name="IsLate">Whether it was ended because it took too long.</param>
/// <param name="Processes">How many processes lived when the first call was not simply let pass; 0 if none was.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record TraceEnd(int ExitCode, bool IsLate, int Processes, TimeSpan Elapsed);
