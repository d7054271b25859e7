using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>What a scan of a source found.</summary>
/// <param name="Files">Its files, in no particular order.</param>
/// <param name="Errors">What could not be looked at.</param>
/// <param name="Unseen">Folders (ending with <c>/</c>; empty for the root) and files below which nothing is known: what is tracked there stays.</param>
internal sealed record SourceScan(IReadOnlyList<ScannedFile> Files, IReadOnlyList<ItemError> Errors, IReadOnlyList<string> Unseen)
{
    /// <summary>Tells whether a tracked path lies where the scan could not look, so that its absence means nothing.</summary>
    internal bool IsUnseen(string path)
    {
        foreach (var unseen in Unseen)
        {
            if (unseen.Length == 0 || path == unseen || (unseen.EndsWith('/') && path.StartsWith(unseen, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
