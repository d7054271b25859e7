namespace MemoryVault.Vaults;

/// <summary>What is remembered of a remote.</summary>
/// <param name="LastReached">When a fetch or push last succeeded.</param>
/// <param name="LastError">Why the last one failed; null if it did not.</param>
/// <param name="LastErrorTime">When it failed.</param>
public sealed record RemoteHealth(DateTimeOffset? LastReached, string? LastError, DateTimeOffset? LastErrorTime);
