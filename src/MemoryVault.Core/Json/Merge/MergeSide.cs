namespace MemoryVault.Json.Merge;

/// <summary>What is known about one side of a merge as a whole, for conflicts of values that do not tell it themselves.</summary>
/// <param name="Time">When it was made; null if unknown.</param>
/// <param name="Confidence">How sure its agent was, 0 to 1; null if unknown.</param>
public sealed record MergeSide(DateTimeOffset? Time = null, double? Confidence = null);
