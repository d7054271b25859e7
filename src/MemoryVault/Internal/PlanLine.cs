using MemoryVault.Backup;
using MemoryVault.Display;
using MemoryVault.History;

namespace MemoryVault.Internal;

/// <summary>Says in a line what would be done with a file: what follows <c>What if:</c>.</summary>
internal static class PlanLine
{
    /// <summary>Gives the line of a file that would be backed up.</summary>
    public static string Of(FileChange change) => change.Change switch
    {
        ChangeKind.Added => $"Add '{change.Path}' ({Quantity.Bytes(change.Size)}).",
        ChangeKind.Modified => $"Update '{change.Path}' ({Quantity.Bytes(change.Size)}).",
        _ => $"Delete '{change.Path}' (it stays in the history).",
    };

    /// <summary>Gives the line of a file that looks damaged.</summary>
    public static string Of(QuarantinedFile file) => $"Keep the last good version of '{file.Path}': it {file.Reason}.";

    /// <summary>Gives the line of a file that would be restored.</summary>
    public static string Of(RestoredFile file) => file.Action switch
    {
        RestoreAction.Create => $"Write '{file.Target}' ({Quantity.Bytes(file.Size)}).",
        RestoreAction.Replace => $"Replace '{file.Target}' ({Quantity.Bytes(file.Size)}); what is there now is committed first.",
        _ => $"Leave '{file.Target}': it is the same.",
    };
}
