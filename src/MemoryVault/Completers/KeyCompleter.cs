using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the keys of the section that the command line names.</summary>
public sealed class KeyCompleter() : VaultCompleter(MemoryCandidates.KeysAsync);
