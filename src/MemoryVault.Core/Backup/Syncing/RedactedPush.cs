using MemoryVault.Git;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Projection;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Brings the redacted copy of <c>main</c> to a remote. It only goes out: nothing of the remote is ever merged here, where a mark would take the place of
/// what it stands for. What is there and is no copy of this history is an error.
/// </summary>
/// <remarks>
/// It might be tempting to do this behind <see cref="ICommitExchange"/>, as an envelope does, so that a sync would see plain commits only. Do not: an
/// exchange gives back what it was given, and what was blacked out cannot be given back.
/// </remarks>
internal sealed class RedactedPush(Vault vault, VaultRemote remote, RemoteTracking tracking)
{
    private const int Attempts = 5;

    private readonly HistoryProjection _copy = new(vault, remote.Name);

    /// <summary>Gets a value indicating whether something was pushed.</summary>
    internal bool Pushed { get; private set; }

    /// <summary>Pushes what is new.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    /// <exception cref="RedactedRemoteException">It holds something else.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (remote.Coordinate)
        {
            throw RedactedRemoteException.Coordinates(remote.Name);
        }

        if (await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is not { } head)
        {
            await tracking.Exchange.PeekAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var known = await tracking.ReadAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var state = await _copy.RunAsync(head, cancellationToken).ConfigureAwait(false);
            if ((state.Tip != known || tracking.Exchange.HasMoreToPush) && await TryPushAsync(state.Tip, known, attempt, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            known = await FetchAsync(cancellationToken).ConfigureAwait(false);
            if (known == state.Tip)
            {
                return;
            }

            await FollowAsync(state, known, head, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells how far the remote is from this vault, by the commits that its copies stand for; null if it was never reached.</summary>
    internal async Task<AheadBehind?> MeasureAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        if (head is null || await _copy.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } state
            || await tracking.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return null;
        }

        var store = vault.Repository.Objects;
        var unmade = head == state.Source ? default : await store.CountAheadBehindAsync(head, state.Source, cancellationToken).ConfigureAwait(false);
        var unpushed = known == state.Tip ? default : await store.CountAheadBehindAsync(state.Tip, known, cancellationToken).ConfigureAwait(false);
        return new AheadBehind(unmade.Ahead + unpushed.Ahead, unmade.Behind + unpushed.Behind);
    }

    private async Task<bool> TryPushAsync(ObjectId tip, ObjectId? known, int attempt, CancellationToken cancellationToken)
    {
        vault.Services.Progress?.Report(new VaultProgress($"Pushing to {remote.Name}", 0, 0, remote.Url));
        try
        {
            await tracking.Exchange.PushAsync(tip, known, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (e.Failure == RemoteFailure.NonFastForward && attempt < Attempts)
        {
            return false;
        }

        Pushed = true;
        await tracking.SetAsync(tip, cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "push.done", $"Pushed the redacted copy {tip.ToShortString()} to '{remote.Name}'.", remote.Name);
        return true;
    }

    private Task<ObjectId?> FetchAsync(CancellationToken cancellationToken)
    {
        vault.Services.Progress?.Report(new VaultProgress($"Fetching from {remote.Name}", 0, 0, remote.Url));
        return tracking.FetchAsync(cancellationToken);
    }

    // What lies there counts, if it is a copy of this history: another machine's, made by other rules perhaps, or one that this machine did not note down.
    private async Task FollowAsync(ProjectionState state, ObjectId? theirs, ObjectId head, CancellationToken cancellationToken)
    {
        if (theirs is null || await vault.Repository.Objects.FindMergeBaseAsync(theirs, state.Tip, cancellationToken).ConfigureAwait(false) == theirs)
        {
            return;
        }

        if (await new ProjectionMatch(vault.Repository).FindAsync(theirs, head, cancellationToken).ConfigureAwait(false) is { } source)
        {
            await _copy.AdoptAsync(new ProjectionState(theirs, source), cancellationToken).ConfigureAwait(false);
            return;
        }

        var store = vault.Repository.Objects;
        throw !await RedactedNotice.IsInAsync(store, theirs, cancellationToken).ConfigureAwait(false)
            && await LooksLikeVault.CheckAsync(store, theirs, cancellationToken).ConfigureAwait(false)
            ? RedactedRemoteException.HoldsPlain(remote.Name)
            : RedactedRemoteException.HoldsForeign(remote.Name, theirs.ToShortString());
    }
}
