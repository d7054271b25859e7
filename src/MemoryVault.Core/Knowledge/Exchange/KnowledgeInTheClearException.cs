using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A place that holds a project in the clear cannot become an encrypted one.</summary>
public sealed class KnowledgeInTheClearException(string project, string place) : VaultException(
    VaultErrorKind.InvalidInput,
    place,
    $"The place '{place}' has '{project}' in the clear already; encrypting from now on would not change that.",
    Advice.Of($"Publish to an empty repository or a new gist instead, then delete the old one with {HeadWords.Command($"knowledge delete {project} --place {place}", $"Remove-Knowledge {project} -Place {place}")}; the history of a repository keeps what was there."));
