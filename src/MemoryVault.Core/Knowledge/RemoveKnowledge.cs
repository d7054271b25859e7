using MemoryVault.Git;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Secrets.Gate;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Deletes a project in a place, or forgets it on this machine. Its folder here stays, and so does what the vault holds of it; of a repository its
/// history there stays, too.
/// </summary>
public sealed class RemoveKnowledge(Vault vault)
{
    private readonly KnowledgeRegistry _registry = new(vault);

    /// <summary>Removes.</summary>
    /// <exception cref="KnowledgePlaceFailedException">The place cannot be reached, or refused.</exception>
    /// <exception cref="VaultException">The project or the place is none.</exception>
    public async Task<KnowledgeRemoval> RunAsync(RemoveKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var project = _registry.List(options.Project) is [var found] ? found : _registry.Get(options.Project);
        using var held = await KnowledgeLock.AcquireAsync(vault, project.Name, cancellationToken).ConfigureAwait(false);
        if (options.Address is { } address)
        {
            return await DeleteAsync(project, new ProjectPlaces(vault, project).Resolve(address), options, cancellationToken).ConfigureAwait(false);
        }

        if (!options.DryRun)
        {
            foreach (var place in project.Places)
            {
                await new PlaceView(vault, project, place).ForgetAsync(cancellationToken).ConfigureAwait(false);
            }

            await _registry.RemoveAsync(project, cancellationToken).ConfigureAwait(false);
        }

        return new KnowledgeRemoval(project.Name, null, null, null, null, project.Root) { DryRun = options.DryRun };
    }

    private async Task<KnowledgeRemoval> DeleteAsync(KnowledgeProject project, KnowledgePlace place, RemoveKnowledgeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var removal = new KnowledgeRemoval(project.Name, place.Name, place.Kind == KnowledgePlaceKind.Gist ? GistAddresses.PageOf(vault, place) : Credentials.Scrub(place.Url), null, null, project.Root) { DryRun = options.DryRun };
            var host = KnowledgeHosts.Open(vault, place.Kind);
            if (host.HoldsOthers)
            {
                removal = await DeleteFilesAsync(removal, project, place, options, cancellationToken).ConfigureAwait(false);
            }
            else if (!options.DryRun)
            {
                await host.DeleteAsync(project, place, cancellationToken).ConfigureAwait(false);
            }

            return options.DryRun ? removal : await ForgetAsync(removal, project, place, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e)
        {
            throw new KnowledgePlaceFailedException(project.Name, place.Name, isPublication: true, e);
        }
    }

    private async Task<KnowledgeRemoval> DeleteFilesAsync(
        KnowledgeRemoval removal, KnowledgeProject project, KnowledgePlace place, RemoveKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var author = await KnowledgeAuthor.ReadAsync(vault, null, cancellationToken).ConfigureAwait(false);
        var open = await OpenPlace.OpenAsync(vault, project, place, new KnowledgeAccess(), cancellationToken).ConfigureAwait(false);
        var push = new ChainPush(vault, open.Link.Exchange, new PushGate(vault, place.Name, open.Secrets.GatePolicy));
        var ((commit, deleted), _) = await push.RunAsync(
            (tip, token) => PlanAsync(open, new ChainCommit(open.Objects, author), tip, options.Message, token), plan => options.DryRun ? null : plan.Commit, cancellationToken).ConfigureAwait(false);
        return removal with { Revision = options.DryRun ? null : commit?.ToString(), Deleted = deleted };
    }

    private static async Task<(ObjectId? Commit, int Deleted)> PlanAsync(OpenPlace open, ChainCommit commits, ObjectId? tip, string? message, CancellationToken cancellationToken)
    {
        var there = await open.Tree.ReadAsync(tip, cancellationToken).ConfigureAwait(false);
        var changes = await KnowledgeChanges.CompareAsync(open.Objects, there.Tree, ObjectId.EmptyTree, cancellationToken).ConfigureAwait(false);
        if (tip is null || changes.Deleted == 0)
        {
            return (null, 0);
        }

        var root = await open.Objects.ReadRootTreeAsync(tip, cancellationToken).ConfigureAwait(false);
        var tree = await open.Tree.RemoveAsync(root, there.Tree, cancellationToken).ConfigureAwait(false);
        var commit = await commits.MakeAsync(tree, [tip], message ?? $"Delete {open.Project.Name}", cancellationToken).ConfigureAwait(false);
        await open.Objects.FlushAsync(cancellationToken).ConfigureAwait(false);
        return (commit, changes.Deleted);
    }

    private async Task<KnowledgeRemoval> ForgetAsync(KnowledgeRemoval removal, KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken)
    {
        await new PlaceView(vault, project, place).ForgetAsync(cancellationToken).ConfigureAwait(false);
        await _registry.RemovePlaceAsync(project, place, cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "knowledge.deleted", $"Deleted '{project.Name}' in '{place.Name}' ({removal.Url}).", project.Name);
        return removal;
    }
}
