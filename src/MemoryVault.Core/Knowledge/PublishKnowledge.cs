using MemoryVault.Git;
using MemoryVault.Secrets.Gate;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Publishes what changed in a project, deletions too. The files are committed in the vault first; what others published since is merged. A publication
/// that fails leaves everything committed here and is made up for by the next one.
/// </summary>
public sealed class PublishKnowledge(Vault vault)
{
    private readonly KnowledgeRegistry _registry = new(vault);

    /// <summary>Publishes.</summary>
    /// <exception cref="KnowledgeConflictException">Others changed the same things, and no strategy decides: nothing was published.</exception>
    /// <exception cref="KnowledgePlaceFailedException">The place cannot be reached, or refused.</exception>
    /// <exception cref="KnowledgeFolderDirtyException">The repository lies in a folder with files that are not committed.</exception>
    /// <exception cref="Secrets.SecretsFoundException">Secrets would have gone there.</exception>
    /// <exception cref="VaultException">The project, the place or the author is none.</exception>
    public async Task<KnowledgePublication> RunAsync(PublishKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var project = await new ProjectChoice(vault).ForPublishingAsync(options, cancellationToken).ConfigureAwait(false);
        using var held = await KnowledgeLock.AcquireAsync(vault, project.Name, cancellationToken).ConfigureAwait(false);
        var place = Settle(new ProjectPlaces(vault, project).Resolve(options.Address), options);
        try
        {
            return await PublishAsync(options, project, place, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e)
        {
            vault.Log(VaultLogLevel.Error, "knowledge.failed", e.Message, project.Name);
            throw e.Failure == RemoteFailure.Refused && await FolderUpstream.FindUnsavedAsync(vault, place.Url, cancellationToken).ConfigureAwait(false) is { Count: > 0 } unsaved
                ? new KnowledgeFolderDirtyException(project.Name, place.Url, unsaved)
                : new KnowledgePlaceFailedException(project.Name, place.Name, isPublication: true, e);
        }
    }

    private static KnowledgePlace Settle(KnowledgePlace place, PublishKnowledgeOptions options) => place with
    {
        SecretPolicy = options.SecretPolicy ?? place.SecretPolicy, Recipients = options.Recipients.Count > 0 ? options.Recipients : place.Recipients,
    };

    private async Task<KnowledgePublication> PublishAsync(PublishKnowledgeOptions options, KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken)
    {
        var author = await KnowledgeAuthor.ReadAsync(vault, options.Author, cancellationToken).ConfigureAwait(false);
        var access = new KnowledgeAccess { MayCreate = !options.DryRun, Description = options.Description, IsPublic = options.IsPublic };

        // Committed before anything is contacted: a place that cannot be reached keeps nothing from being safe.
        var committed = options.DryRun ? null : await LocalSide.CommitAsync(vault, project, cancellationToken).ConfigureAwait(false);
        var open = await OpenPlace.OpenAsync(vault, project, place, access, cancellationToken).ConfigureAwait(false);
        var local = committed ?? await LocalSide.PlanAsync(vault, project, open.Objects, cancellationToken).ConfigureAwait(false);
        project = options.DryRun ? project : await _registry.SetPlaceAsync(project, open.Link.Place, cancellationToken).ConfigureAwait(false);
        var ours = await open.Secrets.ShareAsync(await open.ReadOursAsync(local.Tree, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var publisher = new Publisher(open, ours, author) { Message = options.Message is { } message ? open.Secrets.ShareText(message) : null, Strategy = options.Strategy };
        var (plan, before) = options.DryRun
            ? await PlanAsync(open, publisher, cancellationToken).ConfigureAwait(false)
            : await PushAsync(open, publisher, cancellationToken).ConfigureAwait(false);
        var changes = await KnowledgeChanges.CompareAsync(open.Objects, plan.Before, plan.After, cancellationToken).ConfigureAwait(false);
        var result = Describe(open, plan, options.DryRun ? before : plan.Tip ?? before, changes) with { Errors = local.Errors, DryRun = options.DryRun };
        Log(result);
        return options is { Push: true, DryRun: false }
            ? result with { PushedTo = await new FolderUpstream(vault, open.Link).PushAsync(author, options.Strategy, cancellationToken).ConfigureAwait(false) }
            : result;
    }

    private static async Task<(PublicationPlan Plan, ObjectId? Before)> PlanAsync(OpenPlace open, Publisher publisher, CancellationToken cancellationToken)
    {
        var tip = await open.FetchAsync(cancellationToken).ConfigureAwait(false);
        var view = await open.View.ReadOrSiblingAsync(cancellationToken).ConfigureAwait(false);
        return (await publisher.PlanAsync(view, tip, cancellationToken).ConfigureAwait(false), tip);
    }

    private async Task<(PublicationPlan Plan, ObjectId? Before)> PushAsync(OpenPlace open, Publisher publisher, CancellationToken cancellationToken)
    {
        var view = await open.View.ReadOrSiblingAsync(cancellationToken).ConfigureAwait(false);
        var push = new ChainPush(vault, open.Link.Exchange, new PushGate(vault, open.Link.Place.Name, open.Secrets.GatePolicy));
        var outcome = await push.RunAsync(
            async (tip, token) =>
            {
                var plan = await publisher.PlanAsync(view, tip, token).ConfigureAwait(false);
                await open.Secrets.SaveAsync(token).ConfigureAwait(false);
                return plan;
            },
            plan => plan.Tip,
            cancellationToken,
            mayRepeat: true).ConfigureAwait(false);

        // Only now: a push that fails leaves it where it was, so that the next one pushes the same.
        if (outcome.Plan.View is { } rests)
        {
            await open.View.SetAsync(rests, cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    private KnowledgePublication Describe(OpenPlace open, PublicationPlan plan, ObjectId? newest, KnowledgeChanges changes) => new()
    {
        Project = open.Project.Name,
        Place = open.Link.Place.Name,
        Url = open.Link.Url,
        Branch = open.Link.Branch,
        Revision = newest?.ToString(),
        Added = changes.Added,
        Modified = changes.Modified,
        Deleted = changes.Deleted,
        Changes = changes.All,
        Merged = plan.Merged,
        IsUpToDate = plan.Tip is null,
        Vault = vault.Paths.Root,
    };

    private void Log(KnowledgePublication result)
    {
        if (result is { DryRun: false, IsUpToDate: false })
        {
            vault.Log(
                VaultLogLevel.Information,
                "knowledge.published",
                $"Published '{result.Project}' to '{result.Place}' ({result.Revision![..7]}): {result.Added} added, {result.Modified} modified, {result.Deleted} deleted.",
                result.Project);
        }
    }
}
