namespace MemoryVault.Vaults;

/// <summary>A remote that holds everything in the clear cannot become an encrypted one.</summary>
public sealed class RemoteInTheClearException(string name, string url) : VaultException(
    VaultErrorKind.InvalidInput,
    name,
    $"Remote '{name}' ({url}) has everything in the clear already; encrypting from now on would not change that.",
    Advice.Of($"Add an empty repository or folder as a new remote with {HeadWords.Command("remote add NAME URL --encrypt RECIPIENT", "Add-VaultRemote NAME URL -Encrypt RECIPIENT")}, then delete the old one where it lies, and here."));
