namespace MemoryVault.Vaults;

/// <summary>The last verification.</summary>
/// <param name="Time">When.</param>
/// <param name="Passed">Whether every byte was right.</param>
/// <param name="Revision">The revision that was restored.</param>
/// <param name="Files">The files that were compared.</param>
/// <param name="Problems">How many problems it found.</param>
public sealed record ProofRecord(DateTimeOffset Time, bool Passed, string? Revision, int Files, int Problems);
