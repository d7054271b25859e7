namespace MemoryVault.Vaults;

/// <summary>There is no vault at a path.</summary>
public sealed class VaultMissingException(string path) : VaultException(
    VaultErrorKind.NotFound,
    path,
    $"There is no vault at '{path}'.",
    Advice.Of($"Make one with {HeadWords.Command($"init {path}", $"New-Vault {path}")}, take one over with '{new HeadWords("--from URL", "-From URL")}', or name another with {new HeadWords("--vault", "-Vault")} or MEMORYVAULT_HOME."));
