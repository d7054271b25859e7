using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>Finds the state that a proposal was made from and what it changes there, and whether the agent may.</summary>
/// <param name="vault">The vault.</param>
/// <param name="store">The objects that it is read from.</param>
/// <param name="options">The check-in.</param>
/// <param name="start">The commit that the options name; null for the one that the lease is at.</param>
internal sealed class CheckInBasis(Vault vault, IObjectStore store, CheckInOptions options, ObjectId? start)
{
    /// <summary>Finds it.</summary>
    /// <param name="guard">The judge of leases.</param>
    /// <param name="head">The newest commit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="VaultException">The agent may not: see <see cref="LeaseGuard"/>.</exception>
    internal async Task<ProposedState> FindAsync(LeaseGuard guard, ObjectId? head, CancellationToken cancellationToken)
    {
        var claim = new LeaseClaim(options.Agent) { FencingToken = options.Token };
        if (start is not null)
        {
            var state = await ReadAsync(start, cancellationToken).ConfigureAwait(false);
            return state with { Lease = RequireOrFree(guard, claim, state.Changes) };
        }

        var lease = await RequireAnyAsync(guard, claim, head, cancellationToken).ConfigureAwait(false);
        var found = await ReadAsync(BaseOf(lease), cancellationToken).ConfigureAwait(false);
        var covering = guard.Require(claim, Paths(found.Changes));
        if (covering.BaseRevision != lease.BaseRevision)
        {
            // The agent holds several leases, and this is the one that counts: what the proposal changes is to be seen from its base.
            found = await ReadAsync(BaseOf(covering), cancellationToken).ConfigureAwait(false);
            covering = guard.Require(claim with { Scope = covering.Scope }, Paths(found.Changes));
        }

        return found with { Lease = covering };
    }

    private static ObjectId? BaseOf(MemoryLease lease) => lease.BaseRevision is { } revision ? ObjectId.Parse(revision) : null;

    private static IEnumerable<EntryPath> Paths(IReadOnlyList<EntryChange> changes) => changes.SelectMany(Paths);

    // The first entry of a section makes the section: a lease on the entry is enough for that.
    private static IEnumerable<EntryPath> Paths(EntryChange change) => change is { Path.Key: null, Before: null, After: JsonObject { Count: > 0 } entries }
        ? entries.Names.Select(key => new EntryPath(change.Path.Section, key))
        : [change.Path];

    // Who holds no lease is told who does, if somebody has one on what is to be changed.
    private async Task<MemoryLease> RequireAnyAsync(LeaseGuard guard, LeaseClaim claim, ObjectId? head, CancellationToken cancellationToken)
    {
        try
        {
            return guard.Require(claim, []);
        }
        catch (LeaseMissingException) when (options.Token is null)
        {
            guard.RequireFree(options.Agent, Paths((await ReadAsync(head, cancellationToken).ConfigureAwait(false)).Changes));
            throw;
        }
    }

    private MemoryLease? RequireOrFree(LeaseGuard guard, LeaseClaim claim, IReadOnlyList<EntryChange> changes)
    {
        try
        {
            return guard.Require(claim, Paths(changes));
        }
        catch (VaultException e) when (e.Kind == VaultErrorKind.LeaseLost && options.Token is null && vault.Configuration.Policies.OptimisticCheckin)
        {
            guard.RequireFree(options.Agent, Paths(changes));
            return null;
        }
    }

    private async Task<ProposedState> ReadAsync(ObjectId? commit, CancellationToken cancellationToken)
    {
        var tree = await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        var changes = await ProposedChanges.FindAsync(options, new MemoryReader(store, tree), cancellationToken).ConfigureAwait(false);
        return new ProposedState(null, commit, tree, changes);
    }
}
