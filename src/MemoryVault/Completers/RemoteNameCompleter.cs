using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the names of remotes.</summary>
public sealed class RemoteNameCompleter() : VaultCompleter(ConfiguredCandidates.RemotesAsync);
