using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Gate;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Merges branches of a repository into one of them, in this vault's repository, and pushes the result: all of them, or none. So the other repository
/// needs no files beside it, and no merge driver.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="url">The repository.</param>
/// <param name="into">The branch.</param>
/// <param name="objects">Takes new objects.</param>
internal sealed class BranchMerge(Vault vault, string url, string into, PendingObjects objects)
{
    private readonly RemoteAccess _remote = RepositoryHost.AccessTo(url);
    private readonly string _refs = $"refs/memoryvault/knowledge-merge/{Guid.CreateVersion7():N}";

    /// <summary>Gets what is done about conflicts.</summary>
    internal MergeStrategy Strategy { get; init; }

    /// <summary>Gets who merges.</summary>
    internal required Signature Author { get; init; }

    /// <summary>Gets the message of the merge commits; null to have them say what was merged.</summary>
    internal string? Message { get; init; }

    /// <summary>Gets what happens to a push that would take a secret there.</summary>
    internal SecretPolicy SecretPolicy { get; init; }

    /// <summary>Gets a value indicating whether nothing is pushed.</summary>
    internal bool DryRun { get; init; }

    /// <summary>Merges.</summary>
    /// <exception cref="KnowledgeConflictException">Two changed the same things, and no strategy decides.</exception>
    /// <exception cref="RemoteFailedException">The repository cannot be reached, or refused.</exception>
    /// <exception cref="VaultException">A branch is not there.</exception>
    internal async Task<BranchMergeResult> RunAsync(IReadOnlyList<MergedBranch> branches, CancellationToken cancellationToken)
    {
        try
        {
            var exchange = new BranchExchange(vault.Repository, _remote, $"refs/heads/{into}", $"{_refs}/into");
            var push = new ChainPush(vault, exchange, new PushGate(vault, exchange.Place, SecretPolicy));
            return (await push.RunAsync((tip, token) => PlanAsync(tip, branches, token), result => DryRun || result.Tip == result.Before ? null : result.Tip, cancellationToken).ConfigureAwait(false)).Plan;
        }
        finally
        {
            await ForgetAsync().ConfigureAwait(false);
        }
    }

    private async Task<BranchMergeResult> PlanAsync(ObjectId? before, IReadOnlyList<MergedBranch> branches, CancellationToken cancellationToken)
    {
        var tip = before;
        var (merged, contained) = (new List<string>(), new List<string>());
        for (var i = 0; i < branches.Count; i++)
        {
            if (await FetchAsync(branches[i], i, cancellationToken).ConfigureAwait(false) is not { } theirs)
            {
                continue;
            }

            var next = await MergeAsync(tip, branches[i], theirs, cancellationToken).ConfigureAwait(false);
            (next == tip ? contained : merged).Add(branches[i].Name);
            tip = next;
        }

        await objects.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new BranchMergeResult(before, tip, merged, contained);
    }

    private async Task<ObjectId?> FetchAsync(MergedBranch branch, int number, CancellationToken cancellationToken)
    {
        var local = $"{_refs}/{number}";
        return await vault.Repository.FetchAsync(_remote, [$"+{branch.Ref}:{local}"], prune: false, cancellationToken).ConfigureAwait(false)
            ? await vault.Repository.ReadRefAsync(local, cancellationToken).ConfigureAwait(false)
            : branch.MayBeMissing ? null : throw KnowledgeUnusableException.NothingThere(Credentials.Scrub(url), branch.Name);
    }

    private async Task<ObjectId> MergeAsync(ObjectId? tip, MergedBranch branch, ObjectId theirs, CancellationToken cancellationToken)
    {
        // Commits that are made here are not written yet, so that git could not look for what they have in common.
        await objects.FlushAsync(cancellationToken).ConfigureAwait(false);
        var common = tip is null ? null : await vault.Repository.Objects.FindMergeBaseAsync(tip, theirs, cancellationToken).ConfigureAwait(false);
        if (tip is null || common == tip)
        {
            return theirs;
        }

        return common == theirs ? tip : await CommitAsync(common, tip, branch, theirs, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectId> CommitAsync(ObjectId? common, ObjectId tip, MergedBranch branch, ObjectId theirs, CancellationToken cancellationToken)
    {
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var rules = await MergeRulesFile.ReadAsync(objects, await objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var merge = new KnowledgeMerge(vault.Services, objects, rules, "knowledge/")
        {
            Strategy = Strategy,
            Times = async (path, token) => new SideTimes(await TimeOfAsync(tip, path, token).ConfigureAwait(false), await TimeOfAsync(theirs, path, token).ConfigureAwait(false)),
        };
        var tree = await merge.RunAsync(
            await objects.ReadRootTreeAsync(common, cancellationToken).ConfigureAwait(false),
            await objects.ReadRootTreeAsync(tip, cancellationToken).ConfigureAwait(false),
            await objects.ReadRootTreeAsync(theirs, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return merge.Conflicts.Count == 0
            ? await new ChainCommit(objects, Author).MakeAsync(tree, [tip, theirs], Message ?? $"Merge {branch.Name} into {into}", cancellationToken).ConfigureAwait(false)
            : throw new KnowledgeConflictException(into, branch.Name, merge.Conflicts);
    }

    private async Task<DateTimeOffset?> TimeOfAsync(ObjectId start, string path, CancellationToken cancellationToken)
    {
        await foreach (var entry in vault.Repository.LogAsync(new LogQuery { Start = start, Paths = [path], Limit = 1 }, cancellationToken).ConfigureAwait(false))
        {
            return entry.Commit.Author.When;
        }

        return null;
    }

    private async Task ForgetAsync()
    {
        var refs = await vault.Repository.ListRefsAsync(_refs, CancellationToken.None).ConfigureAwait(false);
        if (refs.Count > 0)
        {
            await new LocalRefs(vault).MoveWithLocksClearedAsync([.. refs.Select(each => new RefUpdate(each.Key, ObjectId.None, each.Value))], "knowledge").ConfigureAwait(false);
        }
    }
}
