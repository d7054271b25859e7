using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Tells how a project stands to a place by what was exchanged last; nothing is contacted.</summary>
internal sealed class KnownState(Vault vault, KnowledgeProject project, KnowledgePlace place)
{
    /// <summary>Reads it.</summary>
    /// <param name="root">The vault's root tree.</param>
    /// <param name="view">What our side rests on; null for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<KnowledgeState> ReadAsync(ObjectId root, ObjectId? view, CancellationToken cancellationToken)
    {
        if (view is null)
        {
            return KnowledgeState.NotPublished;
        }

        var objects = new PendingObjects(vault.Repository.Objects);
        var files = new ProjectFiles(objects);
        var ours = await files.JoinAsync(await files.FindAsync(root, project, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var shared = await new PlaceSecrets(vault, place.SecretPolicy, objects).ShareAsync(ours, cancellationToken).ConfigureAwait(false);
        var shape = KnowledgeHosts.Open(vault, place.Kind).Describe(project, place);
        var theirs = await new PlaceTree(place.Name, shape, objects).ReadAsync(view, cancellationToken).ConfigureAwait(false);
        return shared == theirs.Tree ? KnowledgeState.Published : KnowledgeState.Changed;
    }
}
