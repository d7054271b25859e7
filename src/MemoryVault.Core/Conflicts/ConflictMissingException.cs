using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>There is no conflict of that id.</summary>
public sealed class ConflictMissingException(string id, bool isAmbiguous) : VaultException(
    VaultErrorKind.NotFound,
    id,
    isAmbiguous ? $"More than one conflict has an id that begins with '{id}'." : $"There is no conflict '{id}'; it may have been resolved.",
    Advice.Of($"List the conflicts with {HeadWords.Command("conflicts list", "Get-MemoryConflict")}."));
