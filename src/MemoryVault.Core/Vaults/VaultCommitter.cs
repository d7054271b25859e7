using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults.Rescuing;

namespace MemoryVault.Vaults;

/// <summary>
/// The one write path of a vault (DESIGN section 3): take the write lock, read head, work out the change, write objects, move
/// the refs in one transaction with expected old values, release.
/// </summary>
/// <remarks>
/// What makes it atomic is git's ref transaction; what makes it safe to be killed anywhere is that objects without a ref are
/// harmless. The write lock only keeps our own processes from working in vain.
/// </remarks>
public sealed class VaultCommitter(Vault vault)
{
    /// <summary>Works out the change against a head, or gives null where there is nothing to do. Called again if head moves.</summary>
    public delegate Task<CommitProposal?> Propose(ObjectId? head, CancellationToken cancellationToken);

    /// <summary>Gets how long to wait for the write lock.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets who decides where the refs stand.</summary>
    public IRefAuthority Authority { get; init; } = new LocalRefs(vault);

    /// <summary>Commits a change.</summary>
    /// <returns>The commit that <c>main</c> is at then; null if it did not move.</returns>
    public async Task<ObjectId?> CommitAsync(string purpose, Propose propose, CancellationToken cancellationToken)
    {
        using var held = await FileLock.AcquireAsync(
            vault.Paths.WriteLock, purpose, LockTimeout, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
        return await CommitHeldAsync(purpose, propose, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Commits a change with the write lock held by the caller.</summary>
    /// <inheritdoc cref="CommitAsync" path="/returns"/>
    internal async Task<ObjectId?> CommitHeldAsync(string purpose, Propose propose, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CommitOnceAsync(purpose, propose, cancellationToken).ConfigureAwait(false);
            }
            catch (RefMovedException e) when (attempt < Authority.Attempts)
            {
                await Authority.PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
                vault.Log(VaultLogLevel.Information, "commit.retry", $"{e.Message} Working the change out again.", e.RefName);
            }
            catch (RefLockedException e) when (attempt < LocalRefs.LocalAttempts)
            {
                await new StaleGitLock(vault).ClearAsync(e.LockFile, cancellationToken).ConfigureAwait(false);
            }
            catch (RefBrokenException e) when (attempt < LocalRefs.LocalAttempts)
            {
                await new RefRescue(vault).RunAsync(e, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<ObjectId?> CommitOnceAsync(string purpose, Propose propose, CancellationToken cancellationToken)
    {
        var head = await Authority.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var proposal = await propose(head, cancellationToken).ConfigureAwait(false);
        if (proposal is null)
        {
            return null;
        }

        var commit = await MakeCommitAsync(head, proposal, cancellationToken).ConfigureAwait(false);
        var next = proposal.FastForward ?? commit?.ComputeId();
        var followUp = commit is null || next is null ? null : proposal.FollowUp?.Invoke(next);
        IReadOnlyCollection<GitObject> objects = followUp is null ? proposal.Objects : [.. proposal.Objects, .. followUp.Objects];
        await WriteObjectsAsync(vault.Repository.Objects, objects, commit, cancellationToken).ConfigureAwait(false);
        var refs = new List<RefUpdate>(proposal.Refs);
        if (next is { } id)
        {
            // First: git moves the refs of a transaction in this order, and a kill between two must not leave what rests on main without it.
            refs.Insert(0, new RefUpdate(Vault.MainRef, id, head ?? ObjectId.None));
        }

        refs.AddRange(followUp?.Refs ?? []);

        if (refs.Count > 0)
        {
            await Authority.MoveAsync(refs, purpose).ConfigureAwait(false);
        }

        return next;
    }

    // Null where nothing differs from head: no change, no commit.
    private async Task<GitObject?> MakeCommitAsync(ObjectId? head, CommitProposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.FastForward is not null || proposal.Tree is not { } tree)
        {
            return null;
        }

        var headTree = await vault.Repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var isWorthIt = tree != headTree || proposal.MergedParents.Count > 0 || proposal.IsEventOnly;
        return isWorthIt ? MakeCommit(head, tree, proposal) : null;
    }

    private static Task WriteObjectsAsync(
        IObjectStore store, IReadOnlyCollection<GitObject> objects, GitObject? commit, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<GitObject> all = commit is { } last ? [.. objects, last] : objects;
        return all.Count == 0 ? Task.CompletedTask : store.WriteAsync(all, cancellationToken);
    }

    private GitObject MakeCommit(ObjectId? head, ObjectId tree, CommitProposal proposal)
    {
        var what = proposal.Event ?? throw new ArgumentException("A commit needs an event.", nameof(proposal));
        var time = vault.Services.Clock.GetUtcNow();
        var machine = vault.Configuration.Machine;
        var who = new Signature("MemoryVault", $"memoryvault@{machine}", time);
        var author = what.Agent is { } agent ? who with { Name = agent } : who;
        IReadOnlyList<ObjectId> parents = head is { } first ? [first, .. proposal.MergedParents] : proposal.MergedParents;
        return new CommitObject(tree, parents, author, who, what.ToMessage(machine, time)).ToObject();
    }
}
