using System.Runtime.CompilerServices;
using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Lists the knowledge projects of this machine and their places, as far as is known without asking those; on request also what GitHub tells of the user's gists.</summary>
public sealed class ListKnowledge(Vault vault)
{
    /// <summary>Lists them: one for each place of a project, and one for a project that has none.</summary>
    /// <exception cref="VaultException">Gists were asked for, and there is no token, or GitHub does not answer.</exception>
    public async IAsyncEnumerable<KnowledgeInfo> RunAsync(ListKnowledgeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = ListKnownAsync(options, cancellationToken);
        var infos = options.Remote
            ? new GistProjects(vault).CompleteAsync(await known.ToListAsync(cancellationToken).ConfigureAwait(false), options, cancellationToken)
            : known;
        await foreach (var info in infos.ConfigureAwait(false))
        {
            yield return info;
        }
    }

    private async IAsyncEnumerable<KnowledgeInfo> ListKnownAsync(ListKnowledgeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = await vault.Repository.Objects.ReadRootTreeAsync(await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        foreach (var project in new KnowledgeRegistry(vault).List(options.Name))
        {
            var files = await CountAsync(root, project, cancellationToken).ConfigureAwait(false);
            var info = new KnowledgeInfo { Project = project.Name, Files = files, Root = project.Root.Length == 0 ? null : project.Root };
            if (project.Places.Count == 0)
            {
                yield return info;
            }

            var isChanged = project.Places.Count > 0 && await HasNewsAsync(project, cancellationToken).ConfigureAwait(false);
            foreach (var place in project.Places)
            {
                var described = await DescribeAsync(info, root, project, place, cancellationToken).ConfigureAwait(false);
                yield return isChanged && described.State == KnowledgeState.Published ? described with { State = KnowledgeState.Changed } : described;
            }
        }
    }

    private async Task<KnowledgeInfo> DescribeAsync(KnowledgeInfo info, ObjectId root, KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken)
    {
        var view = await new PlaceView(vault, project, place).ReadAsync(cancellationToken).ConfigureAwait(false);
        return info with
        {
            Place = place.Name,
            Kind = place.Kind,
            Url = place.Kind == KnowledgePlaceKind.Gist ? GistAddresses.PageOf(vault, place) : Credentials.Scrub(place.Url),
            GistId = place.GistId,
            Branch = place.Branch,
            State = await new KnownState(vault, project, place).ReadAsync(root, view, cancellationToken).ConfigureAwait(false),
            UpdatedAt = view is null ? null : (await vault.Repository.Objects.ReadCommitAsync(view, cancellationToken).ConfigureAwait(false)).Committer.When,
        };
    }

    // What was written in the folder since the last sync is to be published, too.
    private async Task<bool> HasNewsAsync(KnowledgeProject project, CancellationToken cancellationToken) =>
        Directory.Exists(project.Root)
        && (await new SyncVault(vault).RunAsync(new SyncOptions { Sources = [project.Source], NoPush = true, DryRun = true }, cancellationToken).ConfigureAwait(false)).Changes.Count > 0;

    private async Task<int> CountAsync(ObjectId root, KnowledgeProject project, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var count = 0;
        if (await store.FindAsync(root, project.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder)
        {
            await foreach (var file in TreeDiff.ListAsync(store, folder.Id, null, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
            {
                count++;
            }
        }

        return count;
    }
}
