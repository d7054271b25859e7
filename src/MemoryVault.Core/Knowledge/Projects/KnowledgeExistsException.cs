using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A knowledge project of that name is there already.</summary>
public sealed class KnowledgeExistsException(string name, string root) : VaultException(
    VaultErrorKind.AlreadyExists,
    name,
    $"There is already a knowledge project '{name}' ({root}), so that nothing was copied.",
    Advice.Of($"Choose another name, or take what is new with {HeadWords.Command($"knowledge receive {name}", $"Receive-Knowledge {name}")}."));
