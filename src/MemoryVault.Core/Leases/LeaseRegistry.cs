using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>
/// Takes, renews and gives back leases: each is a compare-and-swap of the lease table, whose blob is at <see cref="Vault.LeasesRef"/>, under the vault's
/// write lock.
/// </summary>
public sealed class LeaseRegistry(Vault vault)
{
    private readonly LeaseStore _store = new(vault);
    private readonly VaultCommitter _committer = new(vault) { Authority = vault.SharedRefs() };

    /// <summary>Gets a value indicating whether the table stands in this vault's repository, so that looking at it costs nothing.</summary>
    internal bool IsLocal => _committer.Authority is LocalRefs;

    /// <summary>Takes a lease, waiting for others as long as the options say. The same agent on the same scope again renews its lease.</summary>
    /// <exception cref="LeaseHeldException">Somebody else holds it, or has waited for longer.</exception>
    /// <exception cref="LeaseOverlapException">The agent holds another lease that overlaps the scope.</exception>
    /// <exception cref="InvalidInputException">The agent's name, the purpose or the time to live is not allowed.</exception>
    public async Task<MemoryLease> EnterAsync(LeaseOptions options, CancellationToken cancellationToken) =>
        (await GrantAsync(options, cancellationToken).ConfigureAwait(false)).Lease!;

    /// <summary>Renews a lease.</summary>
    /// <param name="claim">Whose it is.</param>
    /// <param name="ttlSeconds">Its new time to live; null for the one that it has.</param>
    /// <param name="cancellationToken">Ends the waiting for the write lock.</param>
    /// <exception cref="LeaseLostException">It has ended.</exception>
    /// <exception cref="LeaseMissingException">There is none.</exception>
    public Task<MemoryLease> RenewAsync(LeaseClaim claim, int? ttlSeconds, CancellationToken cancellationToken)
    {
        var mine = Mine(claim);
        var ttl = ttlSeconds is { } seconds ? LeaseOptions.CheckTtl(seconds) : (int?)null;
        return ChangeAsync("renew a lease", (table, judge) => table.Renew(mine, ttl, judge), cancellationToken);
    }

    /// <summary>Gives a lease back.</summary>
    /// <returns>The lease as it was.</returns>
    /// <exception cref="LeaseLostException">It has ended.</exception>
    /// <exception cref="LeaseMissingException">There is none.</exception>
    public Task<MemoryLease> ExitAsync(LeaseClaim claim, CancellationToken cancellationToken)
    {
        var mine = Mine(claim);
        return ChangeAsync("give a lease back", (table, judge) => table.Exit(mine, judge), cancellationToken);
    }

    /// <summary>Ends a lease of anybody, and leaves an event. Its holder's next check-in is refused, and told by whom and why.</summary>
    /// <param name="leaseId">The lease.</param>
    /// <param name="reason">Why; the holder and the history are told.</param>
    /// <param name="cancellationToken">Ends the waiting for the write lock.</param>
    /// <returns>The lease as it was.</returns>
    /// <exception cref="LeaseUnknownException">There is no live lease of that id.</exception>
    /// <exception cref="InvalidInputException">There is no reason.</exception>
    public Task<MemoryLease> ForceReleaseAsync(string leaseId, string reason, CancellationToken cancellationToken) =>
        new ForceRelease(vault, _committer, _store).RunAsync(leaseId, reason, cancellationToken);

    /// <summary>Reads the leases that are alive now, those who wait, and the last that ended. Changes nothing.</summary>
    public async Task<LeaseTable> ListAsync(CancellationToken cancellationToken)
    {
        var stored = IsLocal ? _store.PeekAsync(cancellationToken) : _store.ReadAsync(vault.SharedRefs(), cancellationToken);
        return (await stored.ConfigureAwait(false)).Table.Swept(LeaseJudge.For(vault));
    }

    /// <summary>Takes a lease, and tells whether the agent had it already.</summary>
    internal async Task<EnterOutcome> GrantAsync(LeaseOptions options, CancellationToken cancellationToken)
    {
        var request = Ask(options);
        var outcome = await TryEnterAsync(request, cancellationToken).ConfigureAwait(false);
        return outcome.Obstacle is not { } obstacle ? outcome
            : options.Wait <= TimeSpan.Zero ? throw new LeaseHeldException(obstacle)
            : await new LeaseWait(vault, this, _store).RunAsync(request, obstacle, options.Wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the table once.</summary>
    internal async Task<EnterOutcome> TryEnterAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        EnterOutcome? outcome = null;
        await _committer.CommitAsync(
            "enter a lease",
            async (head, token) =>
            {
                var stored = await _store.ReadAsync(_committer.Authority, token).ConfigureAwait(false);
                outcome = stored.Table.Enter(request with { Head = head?.ToString() }, LeaseJudge.For(vault));
                return stored.Propose(outcome.Table);
            },
            cancellationToken).ConfigureAwait(false);
        return outcome!;
    }

    /// <summary>Leaves the queue.</summary>
    internal Task LeaveAsync(string ticketId, CancellationToken cancellationToken) => _committer.CommitAsync(
        "leave the queue",
        async (_, token) =>
        {
            var stored = await _store.ReadAsync(_committer.Authority, token).ConfigureAwait(false);
            return stored.Propose(stored.Table.WithoutTicket(ticketId));
        },
        cancellationToken);

    private async Task<MemoryLease> ChangeAsync(string purpose, Func<LeaseTable, LeaseJudge, LeaseChange> change, CancellationToken cancellationToken)
    {
        MemoryLease? lease = null;
        await _committer.CommitAsync(
            purpose,
            async (_, token) =>
            {
                var stored = await _store.ReadAsync(_committer.Authority, token).ConfigureAwait(false);
                (var table, lease) = change(stored.Table, LeaseJudge.For(vault));
                return stored.Propose(table);
            },
            cancellationToken).ConfigureAwait(false);
        return lease!;
    }

    private LeaseClaim Mine(LeaseClaim claim) => claim with { AgentId = AgentName.Check(claim.AgentId), Process = vault.Host.Self };

    private LeaseRequest Ask(LeaseOptions options) => new()
    {
        LeaseId = LeaseName.New(),
        AgentId = AgentName.Check(options.AgentId),
        Scope = options.Scope,
        Mode = options.Mode,
        TtlSeconds = LeaseOptions.CheckTtl(options.TtlSeconds),
        Purpose = options.Purpose is { } purpose ? LeaseOptions.CheckWords(purpose, "purpose") : null,
        Machine = vault.Configuration.Machine,
        Process = vault.Host.Self,
        IsBound = options.IsBound,
        FencingToken = options.FencingToken,
        TicketId = options.Wait > TimeSpan.Zero ? LeaseName.New() : null,
        TicketSeconds = LeaseWait.TicketSeconds,
    };
}
