using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A place is of a kind that this version does not have.</summary>
public sealed class KnowledgeHostMissingException() : VaultException(
    VaultErrorKind.Failed, null, "This version of MemoryVault has no gists yet.", Advice.Of($"Use a git repository: {new HeadWords("--repo DIR|URL", "-Repository DIR|URL")}."));
