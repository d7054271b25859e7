namespace MemoryVault.Memory.Events;

/// <summary>That an event was approved.</summary>
/// <param name="By">Who did: an agent, or <c>user@machine</c>.</param>
/// <param name="Time">When.</param>
/// <param name="Justification">Why; null if they did not say.</param>
/// <param name="EventId">The event of the approval itself.</param>
public sealed record EventApproval(string By, DateTimeOffset Time, string? Justification, string EventId);
