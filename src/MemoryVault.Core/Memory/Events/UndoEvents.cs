using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Leases;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>
/// Takes events back in one commit, newest first. Nothing is lost: the events stay in the history, and the undo is one that can be undone.
/// </summary>
public sealed class UndoEvents(Vault vault)
{
    /// <summary>Gets who decides where <c>main</c> and the lease table stand.</summary>
    internal IRefAuthority Authority { get; init; } = vault.SharedRefs();

    /// <summary>Undoes events.</summary>
    /// <returns>The result. With <see cref="UndoEventsResult.Conflicts"/>, nothing was written.</returns>
    /// <exception cref="InvalidInputException">It is not said which, or not clearly.</exception>
    /// <exception cref="VaultEmptyException">There is nothing in the vault.</exception>
    /// <exception cref="EventNotFoundException">There is no event of a name.</exception>
    /// <exception cref="EventAmbiguousException">There are several of a name.</exception>
    /// <exception cref="LeaseHeldException">Somebody else has a lease on what would be changed.</exception>
    /// <exception cref="SchemaViolatedException">A section would not be as its schema demands.</exception>
    public async Task<UndoEventsResult> RunAsync(UndoEventsOptions options, CancellationToken cancellationToken)
    {
        var by = EventAuthor.Of(vault, options.By);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) ?? throw new VaultEmptyException(vault.Paths.Root);
        var selected = await new UndoSelection(vault, head).FindAsync(options, cancellationToken).ConfigureAwait(false);
        var run = new UndoRun(vault, Authority, options, by, [.. selected.Where(found => found.Reversal is null)]);
        var commit = await new VaultCommitter(vault) { Authority = Authority }.CommitAsync($"undo by {by}", run.ProposeAsync, cancellationToken).ConfigureAwait(false);
        return run.Result with
        {
            AlreadyUndone = [.. selected.Where(found => found.Reversal is not null)],
            Event = commit is null ? null : run.EventId,
            Revision = commit?.ToString(),
            DryRun = options.DryRun,
        };
    }
}
