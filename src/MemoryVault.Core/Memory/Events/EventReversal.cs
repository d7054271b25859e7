namespace MemoryVault.Memory.Events;

/// <summary>That an event was undone, and that was not undone in turn.</summary>
/// <param name="By">Who did: an agent, or <c>user@machine</c>.</param>
/// <param name="Time">When.</param>
/// <param name="EventId">The event of the undo.</param>
public sealed record EventReversal(string By, DateTimeOffset Time, string EventId);
