using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>Lists events, newest first, as git finds them. Of a merge with a remote the events of the other side are listed, and not the merge.</summary>
public sealed class ListEvents(Vault vault)
{
    /// <summary>Lists them; none in an empty vault.</summary>
    public async IAsyncEnumerable<MemoryEvent> RunAsync(ListEventsOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.First <= 0 || await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is not { } head)
        {
            yield break;
        }

        var listed = 0;
        await foreach (var found in FindAsync(options, head, cancellationToken).ConfigureAwait(false))
        {
            yield return options.WithPatch
                ? await new EventPatch(vault.Repository.Objects).AddToAsync(found, cancellationToken).ConfigureAwait(false)
                : found;
            if (++listed == options.First)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<MemoryEvent> FindAsync(ListEventsOptions options, ObjectId head, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new EventReader(vault.Paths.Root);
        var later = new LaterEvents(vault, head);
        await foreach (var entry in vault.Repository.LogAsync(EventQuery.Of(options, head), cancellationToken).ConfigureAwait(false))
        {
            if (reader.TryRead(entry) is { } found && EventQuery.Fits(options, found))
            {
                found = await later.AddToAsync(found, cancellationToken).ConfigureAwait(false);
                if (IsOf(options.Review, found))
                {
                    yield return found;
                }
            }
        }
    }

    private static bool IsOf(ReviewState? wanted, MemoryEvent found) =>
        wanted is null || (wanted == found.ReviewState && (wanted != ReviewState.Required || found.Reversal is null));
}
