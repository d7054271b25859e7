using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>
/// Judges leases at one moment. Between moments of one boot the monotonic clock counts, so that a wall clock that jumps changes nothing. Else the
/// wall clocks count, with an allowance on both sides: a lease is alive while <c>-skew &lt;= elapsed &lt; ttl + skew</c>. A clock that went back
/// by more than the allowance ends a lease, and never extends it.
/// </summary>
/// <param name="Now">The moment.</param>
/// <param name="Skew">The allowance for wall clocks that differ.</param>
/// <param name="Host">This host, which knows its own processes.</param>
internal sealed record LeaseJudge(LeaseMoment Now, TimeSpan Skew, IHostProbe Host)
{
    /// <summary>Judges at this moment, on this host.</summary>
    internal static LeaseJudge For(Vault vault) => new(
        LeaseMoment.Now(vault.Services.Clock, vault.Host.Boot), TimeSpan.FromSeconds(vault.Configuration.Policies.ClockSkewSeconds), vault.Host);

    /// <summary>Judges a lease.</summary>
    internal LeaseLife Judge(MemoryLease lease) =>
        lease.IsBound && Host.HasEnded(lease.Process) ? LeaseLife.HolderDied : Judge(lease.Renewed, lease.TtlSeconds);

    /// <summary>Tells whether somebody still waits with a ticket.</summary>
    internal bool IsWaiting(LeaseTicket ticket) =>
        !Host.HasEnded(ticket.Process) && Judge(ticket.Renewed, ticket.TtlSeconds) is LeaseLife.Alive or LeaseLife.Late;

    private LeaseLife Judge(LeaseMoment renewed, int ttlSeconds)
    {
        var elapsed = Now.Since(renewed);
        var ttl = TimeSpan.FromSeconds(ttlSeconds);
        var allowance = Now.IsOfSameBootAs(renewed) ? TimeSpan.Zero : Skew;
        return elapsed < -allowance || elapsed >= ttl + allowance ? LeaseLife.Expired
            : elapsed >= ttl ? LeaseLife.Late
            : LeaseLife.Alive;
    }
}
