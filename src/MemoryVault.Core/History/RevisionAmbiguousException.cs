using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>More than one commit begins with the digits that were given.</summary>
public sealed class RevisionAmbiguousException(string revision, IReadOnlyList<string> candidates) : VaultException(
    VaultErrorKind.InvalidInput,
    revision,
    $"'{revision}' is ambiguous: {string.Join(", ", candidates)}.",
    "Give more digits of the one that is meant.")
{
    /// <summary>Gets the ids that begin so.</summary>
    public IReadOnlyList<string> Candidates { get; } = candidates;
}
