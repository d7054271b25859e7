using MemoryVault.Git;

namespace MemoryVault.History;

/// <summary>One file of a restore's plan.</summary>
/// <param name="Path">Its path in the vault.</param>
/// <param name="Entry">Its mode and blob.</param>
/// <param name="Place">Where it goes, as the user sees it.</param>
/// <param name="Target">The file that is written, all links followed.</param>
/// <param name="Action">What is done.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="CurrentId">The blob id of what is there now; null if nothing is.</param>
internal sealed record PlannedFile(
    string Path, TreeEntry Entry, RestorePlace Place, string Target, RestoreAction Action, long Size, ObjectId? CurrentId)
{
    /// <summary>Gives what a result shows of it.</summary>
    internal RestoredFile ToResult() =>
        new(Path, System.IO.Path.Combine(Place.Root, Place.RelativePath.Replace('/', System.IO.Path.DirectorySeparatorChar)), Action, Size);
}
