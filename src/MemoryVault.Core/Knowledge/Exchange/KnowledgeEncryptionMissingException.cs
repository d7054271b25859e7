using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A place is to be encrypted, which this version cannot do.</summary>
public sealed class KnowledgeEncryptionMissingException(string project, string place) : VaultException(
    VaultErrorKind.NotPushed,
    place,
    $"'{project}' is not exchanged with '{place}': it is to be encrypted, which this version of MemoryVault cannot do for knowledge.",
    Advice.Of($"Take its recipients out of config.json if it may be plain, or forget it with {HeadWords.Command($"knowledge delete {project} --place {place}", $"Remove-Knowledge {project} -Place {place}")}."));
