using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory.Events;

/// <summary>Works out what an event changed in the memory. Nothing is stored for it: it is the difference of a commit and its parent.</summary>
internal sealed class EventPatch(IObjectStore store)
{
    /// <summary>Gives the changes, entry by entry.</summary>
    internal async Task<IReadOnlyList<EntryChange>> ReadChangesAsync(ObjectId revision, CancellationToken cancellationToken)
    {
        var (before, after) = await TreesOfAsync(revision, cancellationToken).ConfigureAwait(false);
        return await new MemoryDiff(store).ListAsync(before, after, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the event with its patch.</summary>
    internal async Task<MemoryEvent> AddToAsync(MemoryEvent found, CancellationToken cancellationToken)
    {
        var changes = await ReadChangesAsync(ObjectId.Parse(found.Revision), cancellationToken).ConfigureAwait(false);
        var patch = MemoryPatch.Of(changes);
        return found with { Patch = patch, PatchSize = patch.Operations.Count };
    }

    /// <summary>Gives the root trees before and after a commit; the empty one before the first.</summary>
    internal async Task<(ObjectId Before, ObjectId After)> TreesOfAsync(ObjectId revision, CancellationToken cancellationToken)
    {
        var commit = await store.ReadCommitAsync(revision, cancellationToken).ConfigureAwait(false);
        var before = await store.ReadRootTreeAsync(commit.Parents is [var parent, ..] ? parent : null, cancellationToken).ConfigureAwait(false);
        return (before, commit.Tree);
    }
}
