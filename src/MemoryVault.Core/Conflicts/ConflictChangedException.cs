using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>What a conflict is about was changed after it arose, in a way that the resolution cannot be merged with.</summary>
public sealed class ConflictChangedException(string place) : VaultException(
    VaultErrorKind.Conflict,
    place,
    $"'{place}' was changed after the conflict arose, and does not go together with this resolution.",
    Advice.Of($"Look at what stands there now. Resolve with {new HeadWords("--ours", "-Choice Ours")} to leave it as it is, then change it as you like."));
