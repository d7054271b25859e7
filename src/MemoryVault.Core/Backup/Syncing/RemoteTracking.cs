using MemoryVault.Git;
using MemoryVault.Secrets.Projection;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// What we know of a remote's <c>main</c>: the ref <c>refs/remotes/&lt;name&gt;/main</c>. When the remote turns out to have left what we
/// knew (somebody rewrote it), the known commit is kept under <c>refs/memoryvault/rescue/</c> first.
/// </summary>
internal sealed class RemoteTracking(Vault vault, VaultRemote remote)
{
    private readonly GitRepository _git = vault.Repository;

    private string TrackingRef => $"refs/remotes/{remote.Name}/main";

    /// <summary>Gets the wire to it.</summary>
    internal ICommitExchange Exchange { get; } = RemoteExchanges.Open(vault, remote);

    /// <summary>Reads what is known; null if the remote was never reached.</summary>
    internal ValueTask<ObjectId?> ReadAsync(CancellationToken cancellationToken) => _git.ReadRefAsync(TrackingRef, cancellationToken);

    /// <summary>Fetches the remote's <c>main</c>.</summary>
    /// <returns>Its commit; null if the remote has none.</returns>
    internal async Task<ObjectId?> FetchAsync(CancellationToken cancellationToken)
    {
        var theirs = await Exchange.FetchAsync(cancellationToken).ConfigureAwait(false);
        await SetAsync(theirs, cancellationToken).ConfigureAwait(false);
        return theirs;
    }

    /// <summary>Remembers where the remote's <c>main</c> is.</summary>
    internal async Task SetAsync(ObjectId? now, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (before == now)
        {
            return;
        }

        var updates = new List<RefUpdate> { new(TrackingRef, now ?? ObjectId.None, before ?? ObjectId.None) };
        if (before is { } known && !await ContainsAsync(now, known, cancellationToken).ConfigureAwait(false)
            && await RescueAsync(known, cancellationToken).ConfigureAwait(false) is { } rescue)
        {
            updates.Add(rescue);
        }

        await _git.UpdateKnownRefsAsync(updates, $"remote {remote.Name}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets what is known of a remote that is removed: another one of its name must not pass for one that has all of it.</summary>
    internal async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await new ProjectionRefs(_git, remote.Name).WriteAsync(null, cancellationToken).ConfigureAwait(false);
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return;
        }

        var updates = new List<RefUpdate> { new(TrackingRef, ObjectId.None, known) };
        var main = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (!await RedactedNotice.IsInAsync(_git.Objects, known, cancellationToken).ConfigureAwait(false)
            && !await ContainsAsync(main, known, cancellationToken).ConfigureAwait(false) && await FindRescueAsync(known, cancellationToken).ConfigureAwait(false) is { } rescue)
        {
            updates.Add(rescue);
        }

        await _git.UpdateKnownRefsAsync(updates, $"remote {remote.Name}", cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> ContainsAsync(ObjectId? commit, ObjectId ancestor, CancellationToken cancellationToken) =>
        commit is { } id && await _git.Objects.FindMergeBaseAsync(id, ancestor, cancellationToken).ConfigureAwait(false) == ancestor;

    private async Task<RefUpdate?> RescueAsync(ObjectId known, CancellationToken cancellationToken)
    {
        var name = RescueRef(known);
        vault.Log(
            VaultLogLevel.Warning,
            "remote.rewritten",
            $"The history of remote '{remote.Name}' was rewritten: it no longer has {known.ToShortString()}. That commit is kept as '{name}'.",
            remote.Name);
        return await FindRescueAsync(known, cancellationToken).ConfigureAwait(false);
    }

    private string RescueRef(ObjectId known) => $"refs/memoryvault/rescue/{remote.Name}-{known}";

    private async Task<RefUpdate?> FindRescueAsync(ObjectId known, CancellationToken cancellationToken) =>
        await _git.ReadRefAsync(RescueRef(known), cancellationToken).ConfigureAwait(false) is null ? new RefUpdate(RescueRef(known), known, ObjectId.None) : null;
}
