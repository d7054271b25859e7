using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>
/// Waits in the queue for a lease, first come, first served. The ticket is renewed while its process lives, so that one that is killed on another host
/// holds the others up for a minute at most, and on this host not at all.
/// </summary>
internal sealed class LeaseWait(Vault vault, LeaseRegistry registry, LeaseStore store)
{
    /// <summary>For how many seconds a ticket is good unless renewed.</summary>
    internal const int TicketSeconds = 60;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until the lease is granted.</summary>
    /// <exception cref="LeaseHeldException">It was not, in that time.</exception>
    internal async Task<EnterOutcome> RunAsync(LeaseRequest request, LeaseObstacle obstacle, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitAsync(request, obstacle, wait, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await LeaveAsync(request.TicketId!).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<EnterOutcome> WaitAsync(LeaseRequest request, LeaseObstacle obstacle, TimeSpan wait, CancellationToken cancellationToken)
    {
        var clock = vault.Services.Clock;
        var start = clock.GetTimestamp();
        var pause = FirstPause;

        // Looking is cheap in the vault's own repository; over a remote each look is a connection.
        var longest = registry.IsLocal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(3);
        for (var isLast = false; !isLast;)
        {
            // The last look begins when the time is over, however long the one before it took.
            var left = wait - clock.GetElapsedTime(start);
            isLast = left <= pause;
            await Task.Delay(!isLast ? pause : left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < longest ? pause * 2 : longest;
            if (await IsWorthTryingAsync(request, cancellationToken).ConfigureAwait(false))
            {
                var outcome = await registry.TryEnterAsync(request, cancellationToken).ConfigureAwait(false);
                if (outcome.Obstacle is null)
                {
                    return outcome;
                }

                obstacle = outcome.Obstacle;
            }
        }

        throw new LeaseHeldException(obstacle, wait);
    }

    // Without the write lock: many who wait must not slow down those who work.
    private async Task<bool> IsWorthTryingAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        if (!registry.IsLocal)
        {
            return true;
        }

        var table = (await store.PeekAsync(cancellationToken).ConfigureAwait(false)).Table;
        var outcome = table.Enter(request, LeaseJudge.For(vault));
        return outcome.Obstacle is null || outcome.Table != table;
    }

    private async Task LeaveAsync(string ticketId)
    {
        try
        {
            // Also when cancelled: the ticket would hold others up.
            await registry.LeaveAsync(ticketId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VaultException e)
        {
            vault.Log(VaultLogLevel.Warning, "leases.ticket", $"The ticket '{ticketId}' stays in the queue for up to {TicketSeconds} s: {e.Message}");
        }
    }
}
