using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>What a source sends ended, or came to a stop, before it was whole. What was received whole before is good.</summary>
public sealed class SessionFeedBrokenException(string source, string problem, Exception? inner = null) : VaultException(
    VaultErrorKind.Failed,
    source,
    $"The connection to session source '{source}' broke: {problem}.",
    "Pull again: it goes on from what is here.",
    inner);
