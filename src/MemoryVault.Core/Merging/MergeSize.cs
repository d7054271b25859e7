using MemoryVault.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.Merging;

/// <summary>Tells by their sizes whether the versions of a file are merged. One of a gigabyte is not read for it: the two stand side by side then.</summary>
internal static class MergeSize
{
    /// <summary>Tells whether all versions are small enough.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks a part of one.</exception>
    internal static async Task<bool> FitsAsync(IObjectStore store, TreeConflict conflict, CancellationToken cancellationToken)
    {
        foreach (var version in new[] { conflict.Base, conflict.Ours, conflict.Theirs })
        {
            if (version.Mode is not (EntryMode.None or EntryMode.Submodule)
                && await SegmentedFile.ReadLengthAsync(store, version, cancellationToken).ConfigureAwait(false) > ReadLimit.Document)
            {
                return false;
            }
        }

        return true;
    }
}
