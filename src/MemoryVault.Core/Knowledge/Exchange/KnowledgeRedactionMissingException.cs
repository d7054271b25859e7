using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A place is to get blacked out content, which this version cannot make.</summary>
public sealed class KnowledgeRedactionMissingException(string project, string place) : VaultException(
    VaultErrorKind.NotPushed,
    place,
    $"'{project}' is not exchanged with '{place}': its policy for secrets is 'redact', which this version of MemoryVault does not have for knowledge.",
    Advice.Of($"Choose another one: {HeadWords.Command($"knowledge publish {project} --place {place} --secrets block", $"Publish-Knowledge {project} -Place {place} -SecretPolicy Block")} or 'allow'."));
