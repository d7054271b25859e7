using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A place has no such version of a project.</summary>
public sealed class KnowledgeVersionMissingException(string revision, string project, string place) : VaultException(
    VaultErrorKind.NotFound,
    revision,
    $"'{revision}' is no version of '{project}' in '{place}'.",
    Advice.Of($"{HeadWords.Command($"knowledge history {project} --place {place}", $"Get-KnowledgeHistory {project} -Place {place}")} lists them; four digits of an id are enough."));
