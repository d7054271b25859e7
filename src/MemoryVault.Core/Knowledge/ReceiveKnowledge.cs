using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Receives what others published of a project, deletions too, and merges it with our own changes, which are committed in the vault first. The result is
/// committed, then written to the folder. Nothing that the vault does not have is ever overwritten there.
/// </summary>
public sealed class ReceiveKnowledge(Vault vault)
{
    /// <summary>Receives.</summary>
    /// <exception cref="KnowledgeConflictException">Both sides changed the same things, and no strategy decides: nothing was changed.</exception>
    /// <exception cref="KnowledgePlaceFailedException">The place cannot be reached, or refused.</exception>
    /// <exception cref="VaultException">The project or the place is none, or has nothing.</exception>
    public async Task<KnowledgeReceipt> RunAsync(ReceiveKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var project = new KnowledgeRegistry(vault).Get(options.Project);
        using var held = await KnowledgeLock.AcquireAsync(vault, project.Name, cancellationToken).ConfigureAwait(false);
        var place = new ProjectPlaces(vault, project).Resolve(options.Address);
        try
        {
            return await ReceiveAsync(options, project, place, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e)
        {
            vault.Log(VaultLogLevel.Error, "knowledge.failed", e.Message, project.Name);
            throw new KnowledgePlaceFailedException(project.Name, place.Name, isPublication: false, e);
        }
    }

    private async Task<KnowledgeReceipt> ReceiveAsync(ReceiveKnowledgeOptions options, KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken)
    {
        var committed = options.DryRun ? null : await LocalSide.CommitAsync(vault, project, cancellationToken).ConfigureAwait(false);
        var open = await OpenPlace.OpenAsync(vault, project, place, new KnowledgeAccess(), cancellationToken).ConfigureAwait(false);
        if (options is { Fetch: true, DryRun: false })
        {
            var author = await KnowledgeAuthor.ReadAsync(vault, null, cancellationToken).ConfigureAwait(false);
            await new FolderUpstream(vault, open.Link).FetchAsync(author, options.Strategy, cancellationToken).ConfigureAwait(false);
        }

        var versions = new PlaceVersions(open);
        var tip = await versions.FetchAsync(cancellationToken).ConfigureAwait(false);
        var version = await versions.FindAsync(options.Revision, tip, cancellationToken).ConfigureAwait(false);
        var plan = await PlanAsync(open, versions, version, options, cancellationToken).ConfigureAwait(false);
        if (committed is null)
        {
            return await new Receiver(open).PlanAsync(plan, cancellationToken).ConfigureAwait(false);
        }

        await new KnowledgeRegistry(vault).SetPlaceAsync(project, open.Link.Place, cancellationToken).ConfigureAwait(false);
        return await new Receiver(open).RunAsync(plan, committed.Errors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Works out how a version is merged in; shared with a copy, which is the first receipt.</summary>
    internal static async Task<ReceiptPlan> PlanAsync(
        OpenPlace open, PlaceVersions versions, ObjectId version, ReceiveKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var view = await open.View.ReadOrSiblingAsync(cancellationToken).ConfigureAwait(false);
        var theirs = view is null ? await versions.ReadAsync(version, cancellationToken).ConfigureAwait(false) : await open.Tree.ReadAsync(version, cancellationToken).ConfigureAwait(false);
        var common = await open.FindBaseAsync(view, version, cancellationToken).ConfigureAwait(false);

        // What is older than what we have taken in already brings nothing.
        var isOld = view is not null && common == version;
        return new ReceiptPlan(version, "receive", $"Receive {open.Project.Name} from {open.Link.Place.Name}")
        {
            MovesView = !isOld,
            Refused = theirs.Refused,
            WorkOut = async (ours, token) =>
            {
                var shared = await open.Secrets.ShareAsync(ours, token).ConfigureAwait(false);
                var merged = isOld ? shared : await open.MergeAsync(common, shared, theirs.Tree, version, options.Strategy, token).ConfigureAwait(false);
                return merged == shared ? new WorkedOut(ours) : await open.Secrets.TakeAsync(merged, ours, token).ConfigureAwait(false) with { IsMerged = merged != theirs.Tree };
            },
        };
    }
}
