using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Takes a version of a place: commits what it comes to in the vault, then brings the project's folder to it.</summary>
internal sealed class Receiver(OpenPlace place)
{
    private static readonly TimeSpan SyncWait = TimeSpan.FromSeconds(60);

    private readonly Vault _vault = place.Vault;
    private WorkedOut _after = new(ObjectId.EmptyTree);

    /// <summary>Works out what would change; nothing is written.</summary>
    internal async Task<KnowledgeReceipt> PlanAsync(ReceiptPlan plan, CancellationToken cancellationToken)
    {
        var local = await LocalSide.PlanAsync(_vault, place.Project, place.Objects, cancellationToken).ConfigureAwait(false);
        var ours = await place.ReadOursAsync(local.Tree, cancellationToken).ConfigureAwait(false);
        var after = await plan.WorkOut(ours, cancellationToken).ConfigureAwait(false);
        var changes = await KnowledgeChanges.CompareAsync(place.Objects, ours, after.Tree, cancellationToken).ConfigureAwait(false);
        return Describe(plan, changes, after) with { Errors = [.. local.Errors, .. plan.Refused, .. after.Kept], DryRun = true };
    }

    /// <summary>Takes it. Our files must have been committed.</summary>
    /// <param name="plan">What is to become of them.</param>
    /// <param name="errors">What could not be committed of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<KnowledgeReceipt> RunAsync(ReceiptPlan plan, IReadOnlyList<ItemError> errors, CancellationToken cancellationToken)
    {
        // Made anew with what comes, a folder that is only not mounted would look as if all the rest had been deleted in it.
        if (!Directory.Exists(place.Project.Root))
        {
            throw new SourceFolderMissingException(place.Project.Root);
        }

        using var held = await FileLock.AcquireAsync(_vault.Paths.SyncLock, plan.Kind, SyncWait, _vault.Services.Clock, cancellationToken).ConfigureAwait(false);
        var commit = await new VaultCommitter(_vault).CommitAsync(plan.Kind, (head, token) => ProposeAsync(plan, head, token), cancellationToken).ConfigureAwait(false);
        var folder = await new ProjectFolder(_vault, place.Project).BringAsync(cancellationToken).ConfigureAwait(false);
        var receipt = Describe(plan, folder.Changes, _after) with { Commit = commit?.ToString(), Errors = [.. errors, .. plan.Refused, .. _after.Kept, .. folder.Errors] };
        receipt = receipt with { IsUpToDate = commit is null && receipt.Changes.Count == 0 && folder.Errors.Count == 0 };
        Log(plan, receipt);
        return receipt;
    }

    private async Task<CommitProposal?> ProposeAsync(ReceiptPlan plan, ObjectId? head, CancellationToken cancellationToken)
    {
        var root = await place.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var ours = await place.ReadOursAsync(root, cancellationToken).ConfigureAwait(false);
        _after = await plan.WorkOut(ours, cancellationToken).ConfigureAwait(false);
        var tree = await place.PutOursAsync(root, ours, _after.Tree, cancellationToken).ConfigureAwait(false);
        var move = plan.MovesView ? await place.View.MoveToAsync(plan.Version, cancellationToken).ConfigureAwait(false) : null;
        var changes = await KnowledgeChanges.CompareAsync(place.Objects, ours, _after.Tree, cancellationToken).ConfigureAwait(false);
        return tree == root && move is null ? null : new CommitProposal
        {
            Tree = tree,
            Event = new VaultEvent(plan.Kind, $"{plan.Subject}: {changes.InWords()}")
            {
                Sources = [place.Project.Source], Trailers = [new("Vault-Base", plan.Version.ToString())],
            },
            Objects = [.. place.Objects.Objects],
            Refs = move is null ? [] : [move],
        };
    }

    private KnowledgeReceipt Describe(ReceiptPlan plan, KnowledgeChanges changes, WorkedOut after) => new()
    {
        Project = place.Project.Name,
        Place = place.Link.Place.Name,
        Url = place.Link.Url,
        Revision = plan.Version.ToString(),
        Root = place.Project.Root,
        Added = changes.Added,
        Modified = changes.Modified,
        Deleted = changes.Deleted,
        Changes = changes.All,
        Merged = after.IsMerged,
        Redacted = after.Redacted,
        IsUpToDate = changes.All.Count == 0,
        Vault = _vault.Paths.Root,
    };

    private void Log(ReceiptPlan plan, KnowledgeReceipt receipt)
    {
        if (!receipt.IsUpToDate)
        {
            _vault.Log(
                receipt.Errors.Count == 0 ? VaultLogLevel.Information : VaultLogLevel.Warning,
                $"knowledge.{plan.Kind}",
                $"{plan.Subject} ({plan.Version.ToShortString()}): {receipt.Added} added, {receipt.Modified} modified, {receipt.Deleted} deleted, {receipt.Errors.Count} failed.",
                receipt.Project);
        }
    }
}
