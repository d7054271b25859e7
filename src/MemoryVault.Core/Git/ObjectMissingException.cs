using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>An object that must be in the repository is not there, or is of another kind.</summary>
public sealed class ObjectMissingException(ObjectId objectId, GitObjectKind expected) : VaultException(
    VaultErrorKind.Integrity,
    objectId.ToString(),
    $"The {expected.ToString().ToLowerInvariant()} {objectId} is missing from the vault's repository.",
    Advice.Of($"Run {HeadWords.Command("verify", "Test-VaultIntegrity")}; fetch the vault's remote or restore repository.git from a copy."))
{
    /// <summary>Gets the id that was looked for.</summary>
    public ObjectId ObjectId { get; } = objectId;

    /// <summary>Gets the kind that was expected.</summary>
    public GitObjectKind Expected { get; } = expected;
}
