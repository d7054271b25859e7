using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>
/// git was ended in the middle of a ref transaction, after all refs were checked and locked: some have moved, the others have not. It
/// is to be finished, not to be begun again.
/// </summary>
public sealed class RefsHalfMovedException(IReadOnlyList<RefUpdate> left, GitFailedException cause) : VaultException(
    VaultErrorKind.Failed,
    left[0].Name,
    $"git was ended while it moved refs; '{left[0].Name}' is left where it was.",
    "Run the command again.",
    cause)
{
    /// <summary>Gets the refs that have not moved.</summary>
    public IReadOnlyList<RefUpdate> Left { get; } = left;
}
