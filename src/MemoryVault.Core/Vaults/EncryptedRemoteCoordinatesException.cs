namespace MemoryVault.Vaults;

/// <summary>A remote cannot be encrypted and coordinate: who decides about leases and check-ins has to have them in the clear.</summary>
public sealed class EncryptedRemoteCoordinatesException(string name) : VaultException(
    VaultErrorKind.InvalidInput,
    name,
    $"Remote '{name}' cannot be encrypted and decide about leases and check-ins: its git compares commits, and has none.",
    Advice.Of($"Add another remote for the one or the other with {HeadWords.Command("remote add", "Add-VaultRemote")}."));
