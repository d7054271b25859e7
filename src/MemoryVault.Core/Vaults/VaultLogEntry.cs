namespace MemoryVault.Vaults;

/// <summary>One entry of the vault's log: one line of JSON in <c>local/log</c>.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Event">What it is, in a word that does not change: <c>sync.done</c>, <c>push.failed</c>, <c>lock.removed</c>.</param>
/// <param name="Message">What happened, for people. Never the value of a secret.</param>
/// <param name="Target">The thing it is about: a path, a source, a remote.</param>
/// <param name="ProcessId">The process that wrote it.</param>
public sealed record VaultLogEntry(
    DateTimeOffset Time, VaultLogLevel Level, string Event, string Message, string? Target = null, int ProcessId = 0);
