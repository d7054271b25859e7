using MemoryVault.Git;

namespace MemoryVault.Knowledge;

/// <summary>Makes the commits of a place's chain: ordinary ones, with the user's message and author.</summary>
/// <param name="objects">Takes them.</param>
/// <param name="author">Who makes them.</param>
internal sealed class ChainCommit(PendingObjects objects, Signature author)
{
    /// <summary>Makes a commit.</summary>
    internal async Task<ObjectId> MakeAsync(ObjectId tree, IReadOnlyList<ObjectId> parents, string message, CancellationToken cancellationToken)
    {
        // git refers to the empty tree and still wants to have it.
        if (tree == ObjectId.EmptyTree)
        {
            await objects.AddAsync(TreeObject.Write([]), cancellationToken).ConfigureAwait(false);
        }

        return await objects.AddAsync(new CommitObject(tree, parents, author, author, CommitMessage.Parse(message)).ToObject(), cancellationToken).ConfigureAwait(false);
    }
}
