using System.Security.Cryptography;
using MemoryVault.Backup.Syncing;
using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Gate;

namespace MemoryVault.Vaults.Sharing;

/// <summary>
/// A remote as the authority over <c>main</c> and the lease table: any git server is the lock server of the vaults that share it. Each change is one
/// atomic push with the values that both refs must have (DESIGN section 5).
/// </summary>
/// <remarks>
/// What counts is the remote. The refs here follow it: killed after the push and before they have moved, the next look takes them there. <c>main</c>
/// only ever moves forward, also there: git's expected value alone would let it go anywhere, so the ancestry is checked here.
/// </remarks>
internal sealed class RemoteRefs(Vault vault, VaultRemote remote, bool offlineAllowed) : IRefAuthority
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How long a lock at the remote is taken for that of another who pushes, while nothing there moves.</summary>
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(5);

    private readonly LocalRefs _local = new(vault);
    private readonly RemoteTracking _tracking = new(vault, remote);
    private readonly CoordinatingRemote _remote = new(vault, remote);
    private RemoteHeads? _heads;
    private RemoteHeads? _lockedHeads;
    private long _lockedSince;
    private bool _hasReadLeases;
    private TimeSpan _exchange;

    /// <summary>Gets a value indicating whether the remote could not be reached, so that changes are made here and pushed later.</summary>
    internal bool IsOffline { get; private set; }

    /// <inheritdoc/>
    public int Attempts => 200;

    /// <inheritdoc/>
    public async ValueTask<ObjectId?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        _hasReadLeases = false;
        _heads = await LookAsync(cancellationToken).ConfigureAwait(false);
        if (_heads is { } heads)
        {
            await FollowAsync(heads, cancellationToken).ConfigureAwait(false);
        }

        _exchange = TimeProvider.System.GetElapsedTime(start);
        return await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ObjectId?> ReadLeasesAsync(CancellationToken cancellationToken)
    {
        _hasReadLeases = true;
        var heads = _heads ?? (IsOffline ? null : await LookAsync(cancellationToken).ConfigureAwait(false));
        var table = heads is null ? null : await _remote.FindTableAsync(heads, cancellationToken).ConfigureAwait(false);

        // Before the first change over the remote, the table that this vault had alone is the one to begin with.
        return table ?? await vault.Repository.ReadRefAsync(Vault.LeasesRef, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task MoveAsync(IReadOnlyList<RefUpdate> updates, string reason)
    {
        var main = updates.FirstOrDefault(update => update.Name == Vault.MainRef)?.NewId;
        var table = updates.FirstOrDefault(update => update.Name == Vault.LeasesRef)?.NewId;
        if (main is null && table is null)
        {
            await _local.MoveAsync(updates, reason).ConfigureAwait(false);
            return;
        }

        if (IsOffline)
        {
            await MoveOfflineAsync(updates, table, reason).ConfigureAwait(false);
            return;
        }

        if (table is null && _hasReadLeases && await TouchTableAsync().ConfigureAwait(false) is { } touched)
        {
            (table, updates) = (touched.NewId, [.. updates, touched]);
        }

        await PushAsync(main, table).ConfigureAwait(false);
        await FollowPushAsync(updates, main, reason).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>As long as an exchange takes, more or less: of eight who push at once, one gets through at a time.</remarks>
    public Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        _heads = null;
        var longest = Math.Min(_exchange.TotalMilliseconds * Math.Min(attempt, 4), LongestPause.TotalMilliseconds);
        return Task.Delay(RandomNumberGenerator.GetInt32((int)longest + 1), cancellationToken);
    }

    private async Task<RemoteHeads?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            IsOffline = false;
            return await _remote.FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (offlineAllowed && e.Failure is RemoteFailure.Unreachable or RemoteFailure.TimedOut)
        {
            vault.Log(VaultLogLevel.Warning, "remote.offline", $"{e.Message} The change is committed here and pushed later.", remote.Name);
            IsOffline = true;
            return null;
        }
        catch (RemoteFailedException e)
        {
            throw new CoordinationFailedException(remote, e, mayHaveArrived: false);
        }
    }

    /// <summary>Takes what the remote has into this repository.</summary>
    private async Task FollowAsync(RemoteHeads heads, CancellationToken cancellationToken)
    {
        await _tracking.SetAsync(heads.Main, cancellationToken).ConfigureAwait(false);
        if (heads.Main is { } main && main != await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false))
        {
            await new RemoteMerge(vault, remote).RunHeldAsync(main, cancellationToken).ConfigureAwait(false);
        }

        var here = await vault.Repository.ReadRefAsync(Vault.LeasesRef, cancellationToken).ConfigureAwait(false);
        if (await _remote.FindTableAsync(heads, cancellationToken).ConfigureAwait(false) is { } table && table != here)
        {
            await _local.MoveAsync([new RefUpdate(Vault.LeasesRef, table, here ?? ObjectId.None)], $"leases of {remote.Name}").ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Makes the table another one, so that a change of <c>main</c> that nobody's lease was in the way of and a lease that is granted at the same time exclude
    /// each other. It might be tempting to push the table as it is. Do not: git leaves out a ref that stands where it shall stand, and its expected value with it.
    /// </summary>
    /// <returns>The table's next state; null where the remote has none that can be read.</returns>
    private async Task<RefUpdate?> TouchTableAsync()
    {
        if (_heads is not { } heads || await _remote.FindTableAsync(heads, CancellationToken.None).ConfigureAwait(false) is not { } there)
        {
            return null;
        }

        var stored = await new LeaseStore(vault).ReadAsync(this, CancellationToken.None).ConfigureAwait(false);
        if (stored.Id != there || stored.Rescue is not null)
        {
            return null;
        }

        var next = stored.Become(stored.Table with { Generation = stored.Table.Generation + 1 });
        await vault.Repository.Objects.WriteAsync(next.Objects, CancellationToken.None).ConfigureAwait(false);
        var here = await vault.Repository.ReadRefAsync(Vault.LeasesRef, CancellationToken.None).ConfigureAwait(false);
        return next.Refs[0] with { ExpectedId = here ?? ObjectId.None };
    }

    private async Task PushAsync(ObjectId? main, ObjectId? table)
    {
        var before = _heads ?? throw new InvalidOperationException("The head is read before it is moved.");
        if (remote.SecretPolicy == SecretPolicy.Redact)
        {
            throw RedactedRemoteException.Coordinates(remote.Name);
        }

        await RequireForwardAsync(before.Main, main).ConfigureAwait(false);
        var gate = new PushGate(vault, remote.Name, remote.SecretPolicy);
        if (main is not null)
        {
            await gate.RequireNoSecretsAsync(main, before.Main, CancellationToken.None).ConfigureAwait(false);
        }

        if (table is not null)
        {
            await gate.RequireNoSecretsAsync(new NamedObject(table, Vault.LeasesRef), CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            _heads = await _remote.PushAsync(before, main, table, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (e.Failure == RemoteFailure.NonFastForward)
        {
            RequireNotStuck(before, e);
            throw new RefMovedException(main is null ? Vault.LeasesRef : Vault.MainRef, $"remote '{remote.Name}' has another: {e.Detail}");
        }
        catch (RemoteFailedException e)
        {
            await RequireArrivedAsync(main, table, e).ConfigureAwait(false);
        }
    }

    /// <summary>A git that was killed at the remote leaves its lock there, which only the remote's owner may remove; who tries again would try for a minute.</summary>
    private void RequireNotStuck(RemoteHeads heads, RemoteFailedException failure)
    {
        if (!failure.IsLocked || _lockedHeads != heads)
        {
            (_lockedHeads, _lockedSince) = (failure.IsLocked ? heads : null, vault.Services.Clock.GetTimestamp());
        }
        else if (vault.Services.Clock.GetElapsedTime(_lockedSince) > LongestLock)
        {
            throw new CoordinationFailedException(remote, failure, mayHaveArrived: false);
        }
    }

    private async Task RequireForwardAsync(ObjectId? from, ObjectId? to)
    {
        if (from is not null && to is not null
            && !(await vault.Repository.Objects.ReadCommitAsync(to, CancellationToken.None).ConfigureAwait(false)).Parents.Contains(from)
            && await vault.Repository.Objects.FindMergeBaseAsync(from, to, CancellationToken.None).ConfigureAwait(false) != from)
        {
            throw new RefMovedException(Vault.MainRef, $"remote '{remote.Name}' is at {from}, which {to} does not contain");
        }
    }

    /// <summary>A connection that broke may have broken before the push had its effect or after it: the remote knows.</summary>
    private async Task RequireArrivedAsync(ObjectId? main, ObjectId? table, RemoteFailedException failure)
    {
        var isRefusal = failure.Failure is RemoteFailure.Denied or RemoteFailure.NotFound or RemoteFailure.Refused;
        if (isRefusal || !await HasArrivedAsync(main, table).ConfigureAwait(false))
        {
            throw new CoordinationFailedException(remote, failure, mayHaveArrived: !isRefusal);
        }
    }

    private async Task<bool> HasArrivedAsync(ObjectId? main, ObjectId? table)
    {
        try
        {
            var now = await _remote.FetchAsync(CancellationToken.None).ConfigureAwait(false);
            _heads = now;
            return main is null
                ? table == await _remote.FindTableAsync(now, CancellationToken.None).ConfigureAwait(false)
                : now.Main is { } there && await vault.Repository.Objects.FindMergeBaseAsync(main, there, CancellationToken.None).ConfigureAwait(false) == main;
        }
        catch (RemoteFailedException)
        {
            return false;
        }
    }

    /// <summary>The change is made: nothing that happens here can take it back, and the next look at the remote makes up for it.</summary>
    private async Task FollowPushAsync(IReadOnlyList<RefUpdate> updates, ObjectId? main, string reason)
    {
        try
        {
            await _local.MoveWithLocksClearedAsync(updates, reason).ConfigureAwait(false);
            if (main is not null)
            {
                await _tracking.SetAsync(main, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (VaultException e)
        {
            vault.Log(VaultLogLevel.Warning, "remote.follow", $"Remote '{remote.Name}' has the change; the refs here follow with the next command. {e.Message}", remote.Name);
        }
    }

    private async Task MoveOfflineAsync(IReadOnlyList<RefUpdate> updates, ObjectId? table, string reason)
    {
        if (table is not null)
        {
            var failure = new RemoteFailedException(remote.Url, RemoteFailure.Unreachable, "it was not reached when this change began");
            throw new CoordinationFailedException(remote, failure, mayHaveArrived: false);
        }

        await _local.MoveAsync(updates, reason).ConfigureAwait(false);
    }
}
