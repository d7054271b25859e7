using MemoryVault.Vaults;

namespace MemoryVault.Secrets;

/// <summary>A remote is to get blacked out content, which this version cannot make.</summary>
public sealed class RedactionMissingException(string remote) : VaultException(
    VaultErrorKind.NotPushed,
    remote,
    $"Nothing is pushed to '{remote}': its policy for secrets is 'redact', which this version of MemoryVault does not have.",
    Advice.Of($"Choose another one: {HeadWords.Command($"remote set {remote} --secrets block", $"Set-VaultRemote {remote} -SecretPolicy Block")} or 'allow'."));
