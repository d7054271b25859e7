using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>
/// Decides about a change of the memory that no lease of its own stands for (an undo, a resolution, an import), in the critical section in which it is written: it
/// must leave alone what others have leases on, and every section must be as its schema demands.
/// </summary>
internal sealed class UnleasedChange(Vault vault, IRefAuthority authority)
{
    /// <summary>Requires that a change may be written.</summary>
    /// <param name="agent">In whose name; its own leases are not in the way. Null for nobody.</param>
    /// <param name="changed">The entries that change; a section as a whole where that does.</param>
    /// <param name="headTree">The state before.</param>
    /// <param name="store">Where the new state is.</param>
    /// <param name="newTree">The new state.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LeaseHeldException">Somebody else has a lease on it.</exception>
    /// <exception cref="SchemaViolatedException">Sections would not be as their schemas demand.</exception>
    internal async Task RequireAsync(
        string? agent, IReadOnlyCollection<EntryPath> changed, ObjectId headTree, IObjectStore store, ObjectId newTree, CancellationToken cancellationToken)
    {
        if (changed.Count > 0)
        {
            var leases = await new LeaseStore(vault).ReadAsync(authority, cancellationToken).ConfigureAwait(false);
            new LeaseGuard(leases.Table, LeaseJudge.For(vault)).RequireFree(agent ?? string.Empty, changed);
            await new SchemaCheck(store).RunAsync(headTree, newTree, changed, cancellationToken).ConfigureAwait(false);
        }
    }
}
