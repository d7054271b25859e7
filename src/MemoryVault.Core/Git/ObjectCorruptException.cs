using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>An object is in the repository, but its bytes are not what its id says.</summary>
public sealed class ObjectCorruptException(ObjectId objectId, string detail, Exception? inner = null) : VaultException(
    VaultErrorKind.Integrity,
    objectId.ToString(),
    $"The object {objectId} of the vault's repository is damaged: {detail}",
    Advice.Of($"Run {HeadWords.Command("verify", "Test-VaultIntegrity")}; fetch the vault's remote or restore repository.git from a copy."),
    inner)
{
    /// <summary>Gets the id of the object.</summary>
    public ObjectId ObjectId { get; } = objectId;
}
