using System.Diagnostics.CodeAnalysis;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>
/// Holds a lease around work: renews it in the background at a third of its time to live, says at once when it is lost, and gives it back when it
/// is disposed. It is bound to this process, so that it ends with it, whatever kills it.
/// </summary>
/// <remarks>
/// It has the vault open for itself: an object store serves one operation at a time, and renewing must not wait for the work. If the agent had
/// the lease before (not bound to a process), it is renewed while the work runs, and stays when that has ended.
/// </remarks>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly Vault _vault;
    private readonly LeaseRegistry _registry;
    private readonly LeaseClaim _claim;
    private readonly bool _isOurs;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;
    private VaultException? _loss;
    private int _isDisposed;

    private HeldLease(Vault vault, LeaseRegistry registry, EnterOutcome outcome, long start)
    {
        (_vault, _registry, Lease, _isOurs) = (vault, registry, outcome.Lease!, !outcome.IsRenewal);
        _claim = new LeaseClaim(Lease.AgentId) { FencingToken = Lease.FencingToken, Scope = Lease.Scope };

        // It goes off by itself unless each renewal puts it off again: a renewal that hangs must not let the work go on.
        _lost = new CancellationTokenSource(TimeLeft(start), vault.Services.Clock);
        LostToken = _lost.Token;
        _renewing = Task.Run(RenewAsync);
    }

    /// <summary>Gets the lease, as last renewed.</summary>
    public MemoryLease Lease { get => Volatile.Read(ref field); private set => Volatile.Write(ref field, value); }

    /// <summary>Gets what is cancelled when the lease is lost: expired, ended by force, or taken over. The work must stop then.</summary>
    public CancellationToken LostToken { get; }

    /// <summary>Gets why the lease was lost; null while it holds.</summary>
    public VaultException? Loss => _loss ?? (LostToken.IsCancellationRequested ? Expired() : null);

    /// <summary>Takes a lease and begins to renew it.</summary>
    /// <exception cref="LeaseHeldException">Somebody else holds it, or has waited for longer.</exception>
    /// <exception cref="LeaseOverlapException">The agent holds another lease that overlaps the scope.</exception>
    public static async Task<HeldLease> EnterAsync(Vault vault, LeaseOptions options, CancellationToken cancellationToken)
    {
        var own = Vault.Open(vault.Paths.Root, vault.Services);
        try
        {
            var registry = new LeaseRegistry(own);
            var outcome = await registry.GrantAsync(options with { IsBound = true }, cancellationToken).ConfigureAwait(false);
            return new HeldLease(own, registry, outcome, own.Services.Clock.GetTimestamp());
        }
        catch
        {
            await own.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops renewing and gives the lease back, also when the work was cancelled. It does not throw: the work's own error counts.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        if (_isOurs)
        {
            await GiveBackAsync().ConfigureAwait(false);
        }

        _lost.Dispose();
        _ended.Dispose();
        await _vault.DisposeAsync().ConfigureAwait(false);
    }

    private async Task RenewAsync()
    {
        var clock = _vault.Services.Clock;
        var pause = Ttl / 3;
        while (await DelayAsync(pause).ConfigureAwait(false))
        {
            var start = clock.GetTimestamp();
            var isRenewed = await TryRenewAsync().ConfigureAwait(false);
            if (isRenewed && !_lost.IsCancellationRequested)
            {
                _lost.CancelAfter(TimeLeft(start));
            }

            pause = isRenewed ? Ttl / 3 : Ttl / 15;
        }
    }

    private TimeSpan Ttl => TimeSpan.FromSeconds(Lease.TtlSeconds);

    // Counted from before the table was asked, so that we never believe in a lease for longer than others do.
    private TimeSpan TimeLeft(long start)
    {
        var left = Ttl - _vault.Services.Clock.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<bool> DelayAsync(TimeSpan pause)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token, LostToken);
        await Task.Delay(pause, _vault.Services.Clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is (a full disk, a remote that hangs), the next try may succeed, and else the lease expires.")]
    private async Task<bool> TryRenewAsync()
    {
        try
        {
            Lease = await _registry.RenewAsync(_claim, null, _ended.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is LeaseLostException or LeaseMissingException)
        {
            _loss = (VaultException)e;
            await _lost.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The work has ended meanwhile.
        }
        catch (Exception e)
        {
            _vault.Log(VaultLogLevel.Warning, "lease.renew", $"The lease on {LeaseText.Of(Lease.Scope)} could not be renewed, and is tried again: {e.Message}", Lease.LeaseId);
        }

        return false;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The work's own error counts; a lease that is not given back ends with this process, or expires.")]
    private async Task GiveBackAsync()
    {
        try
        {
            await _registry.ExitAsync(_claim, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LeaseLostException or LeaseMissingException)
        {
            // It has ended already.
        }
        catch (Exception e)
        {
            _vault.Log(VaultLogLevel.Warning, "lease.exit", $"The lease on {LeaseText.Of(Lease.Scope)} could not be given back, and expires at {Lease.ExpiresAt:u}: {e.Message}", Lease.LeaseId);
        }
    }

    private LeaseLostException Expired() => new(EndedLease.Of(Lease, LeaseEnd.Expired, Lease.ExpiresAt), successor: null);
}
