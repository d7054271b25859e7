using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>Names the state of the shared memory: the id of the git tree of <c>memory/</c>, which is the same exactly where all bytes are.</summary>
public static class MemorySnapshot
{
    /// <summary>Gives the id at a commit; that of the empty tree where there is no memory.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="revision">The commit's id; null for the empty vault.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<string> FindAsync(Vault vault, string? revision, CancellationToken cancellationToken)
    {
        var tree = revision is null ? null : await FindTreeAsync(vault, ObjectId.Parse(revision), cancellationToken).ConfigureAwait(false);
        return (tree ?? ObjectId.EmptyTree).ToString();
    }

    /// <summary>Gives the tree at a commit; null where there is no memory.</summary>
    internal static async Task<ObjectId?> FindTreeAsync(Vault vault, ObjectId commit, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var root = await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        return (await store.FindAsync(root, MemoryTree.Root, cancellationToken).ConfigureAwait(false))?.Id;
    }
}
