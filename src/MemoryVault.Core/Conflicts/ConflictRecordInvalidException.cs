using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>A file under <c>conflicts/</c> is no record of a conflict.</summary>
public sealed class ConflictRecordInvalidException(string path, Exception inner) : VaultException(
    VaultErrorKind.Failed, path, $"'{path}' is no record of a conflict: {inner.Message}", "Somebody changed it; take it out of the vault with git, its history keeps it.", inner);
