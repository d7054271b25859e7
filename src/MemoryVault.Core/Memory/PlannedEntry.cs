using MemoryVault.Backup;

namespace MemoryVault.Memory;

/// <summary>An entry that would change.</summary>
/// <param name="Path">The entry; the section, where that is no object.</param>
/// <param name="Change">What would happen to it.</param>
public sealed record PlannedEntry(EntryPath Path, ChangeKind Change)
{
    /// <summary>Gives the entries of changes; a section that appears or vanishes has its own.</summary>
    internal static IEnumerable<PlannedEntry> Of(IEnumerable<EntryChange> changes) => changes.SelectMany(Of);

    private static IEnumerable<PlannedEntry> Of(EntryChange change)
    {
        var kind = change.Before is null ? ChangeKind.Added : change.After is null ? ChangeKind.Deleted : ChangeKind.Modified;
        return change is { Path.Key: null } && kind != ChangeKind.Modified && (change.Before ?? change.After) is Json.JsonObject { Count: > 0 } entries
            ? entries.Names.Select(key => new PlannedEntry(change.Path with { Key = key }, kind))
            : [new PlannedEntry(change.Path, kind)];
    }
}
