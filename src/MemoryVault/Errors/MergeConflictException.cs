using MemoryVault.Json.Merge;
using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>Others changed the same, and nothing said whose value is to stand. The error's target is the list of conflicts.</summary>
public sealed class MergeConflictException(IReadOnlyList<JsonConflict> conflicts, string what) : VaultException(
    VaultErrorKind.Conflict,
    conflicts[0].Path.ToString(),
    $"Nothing {what}: {List(conflicts)} changed meanwhile, and not in the same way.",
    "Look at the error's TargetObject: Base, Ours (what is there now) and Theirs. Then propose again from what is there now, or choose a -Strategy.")
{
    private const int Named = 5;

    /// <summary>Gets the conflicts.</summary>
    public IReadOnlyList<JsonConflict> Conflicts { get; } = conflicts;

    private static string List(IReadOnlyList<JsonConflict> conflicts) =>
        string.Join(", ", conflicts.Take(Named).Select(conflict => $"'{conflict.Path}'")) + (conflicts.Count > Named ? $" and {conflicts.Count - Named} more" : string.Empty);
}
