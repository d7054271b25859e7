using MemoryVault.Backup;
using MemoryVault.Conflicts;
using MemoryVault.Display;
using MemoryVault.History;
using MemoryVault.Json;
using MemoryVault.Knowledge;
using MemoryVault.Memory;

namespace MemoryVault.Internal;

/// <summary>Says in lines what would be done: what follows <c>What if:</c>.</summary>
internal static class PlanLine
{
    private const int LongestValue = 60;

    /// <summary>Gives the lines of a sync: one a file that changed or looks damaged, and what stays as it is.</summary>
    public static IEnumerable<string> Of(SyncResult plan) =>
    [
        .. plan.Changes.Select(Of),
        .. plan.Quarantined.Select(file => $"Keep the last good version of '{file.Path}': {file.Reason}."),
        .. Rest(plan.Unchanged, "Nothing to do for"),
    ];

    /// <summary>Gives the lines of a restore: one a file that is written, and how many are the same.</summary>
    public static IEnumerable<string> Of(RestoreResult plan) =>
    [
        .. plan.Files.Where(file => file.Action != RestoreAction.Keep).Select(Of),
        .. Rest(plan.Files.Count(file => file.Action == RestoreAction.Keep), "Leave"),
    ];

    /// <summary>Gives the line of a file that the first sync would take.</summary>
    public static string Of(MemoryFile file) => $"Add '{file.Path}' ({Quantity.Bytes(file.Size)}).";

    /// <summary>Gives the lines of a change of the memory: one an operation.</summary>
    public static IEnumerable<string> Of(JsonPatch plan) => plan.Operations.Count == 0 ? ["Nothing to do: the memory is like that."] : plan.Operations.Select(Of);

    /// <summary>Gives the lines of an import: how much in all, and one an entry.</summary>
    public static IEnumerable<string> Of(ImportMemoryResult plan) =>
    [
        $"Import {Quantity.Of(plan.Entries.Count, "changed entry", "changed entries")} and {Quantity.Of(plan.Events, "event")}.", .. plan.Entries.Select(Of),
    ];

    /// <summary>Gives the lines of a decision about a conflict: one an operation on the memory, or the file.</summary>
    public static IEnumerable<string> Of(ResolveConflictResult plan) =>
        plan.File is { } file ? [$"Update '{file}'."]
        : plan.PatchSize == 0 ? ["Leave what stands there; the conflict is over."]
        : Of(plan.Patch);

    /// <summary>Gives the lines of an exchange of knowledge: one a file.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<KnowledgeChange> plan) => plan.Count == 0 ? ["Nothing to do: both sides have the same."] : plan.Select(Of);

    private static string Of(KnowledgeChange change) => Of(change.Change, change.Path, change.Size);

    private static string Of(PlannedEntry entry) => entry.Change switch
    {
        ChangeKind.Added => $"Add '{entry.Path}'.",
        ChangeKind.Modified => $"Change '{entry.Path}'.",
        _ => $"Remove '{entry.Path}' (it stays in the history).",
    };

    private static string Of(JsonPatchOperation operation) => operation.Kind switch
    {
        JsonPatchOperationKind.Remove => $"Remove '{operation.Path}'.",
        JsonPatchOperationKind.Add => $"Add '{operation.Path}': {Short(operation)}",
        _ => $"{operation.Kind} '{operation.Path}': {Short(operation)}",
    };

    private static string Short(JsonPatchOperation operation) =>
        operation.Value?.ToString() is { } text ? text.Length <= LongestValue ? text : $"{text[..LongestValue]}..." : $"from '{operation.From}'.";

    private static string Of(FileChange change) => Of(change.Change, change.Path, change.Size);

    private static string Of(ChangeKind change, string path, long size) => change switch
    {
        ChangeKind.Added => $"Add '{path}' ({Quantity.Bytes(size)}).",
        ChangeKind.Modified => $"Update '{path}' ({Quantity.Bytes(size)}).",
        _ => $"Delete '{path}' (it stays in the history).",
    };

    private static string Of(RestoredFile file) => file.Action == RestoreAction.Replace
        ? $"Replace '{file.Target}' ({Quantity.Bytes(file.Size)}); what is there now is committed first."
        : $"Write '{file.Target}' ({Quantity.Bytes(file.Size)}).";

    private static IEnumerable<string> Rest(int count, string what) =>
        count == 0 ? [] : [$"{what} {Quantity.Of(count, "file")} without a change."];
}
