using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Gate;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Brings one remote and <c>main</c> to the same commit: push what is new here; where the remote has something else, fetch it, merge it
/// in, push again (where secrets are blacked out: <see cref="RedactedPush"/>). Never forced. A remote that fails changes nothing here and is tried again by the next sync.
/// </summary>
internal sealed class RemoteSync(Vault vault, VaultRemote remote)
{
    private const int Attempts = 5;

    private readonly RemoteTracking _tracking = new(vault, remote);
    private bool _pushed;
    private bool _received;
    private bool _merged;

    private RedactedPush? Redacted => field ??= remote.SecretPolicy == SecretPolicy.Redact ? new RedactedPush(vault, remote, _tracking) : null;

    /// <summary>Gets the number of conflicts that merging recorded.</summary>
    internal int Conflicts { get; private set; }

    /// <summary>Runs the exchange; a failure of the remote is in the outcome.</summary>
    internal async Task<RemoteOutcome> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExchangeAsync(cancellationToken).ConfigureAwait(false);
            return await DescribeAsync(State(), null, cancellationToken).ConfigureAwait(false);
        }
        catch (VaultException e)
        {
            vault.Log(VaultLogLevel.Error, "remote.failed", e.Message, remote.Name);
            return (await DescribeAsync(RemoteState.Failed, Words(e), cancellationToken).ConfigureAwait(false)) with { Failure = e.Kind };
        }
    }

    /// <summary>Describes the remote as it is known, without contacting it.</summary>
    internal async Task<RemoteOutcome> DescribeAsync(RemoteState? state, string? error, CancellationToken cancellationToken)
    {
        var health = vault.Health.Read().Remotes.GetValueOrDefault(remote.Name);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var distance = Redacted is { } copy
            ? await copy.MeasureAsync(head, cancellationToken).ConfigureAwait(false)
            : await MeasureAsync(head, cancellationToken).ConfigureAwait(false);
        var isEven = distance is { Ahead: 0, Behind: 0 } || (head is null && Redacted is not null);
        return new RemoteOutcome(
            remote.Name, state ?? (isEven ? RemoteState.UpToDate : RemoteState.Ahead), distance?.Ahead, distance?.Behind, error)
        {
            Url = remote.Url, LastReached = health?.LastReached, IsEncrypted = remote.IsEncrypted, Fingerprint = (_tracking.Exchange as EnvelopeExchange)?.Fingerprint,
        };
    }

    private async Task<AheadBehind?> MeasureAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        var known = await _tracking.ReadAsync(cancellationToken).ConfigureAwait(false);
        return head == known ? default(AheadBehind)
            : head is { } ours && known is { } theirs
                ? await vault.Repository.Objects.CountAheadBehindAsync(ours, theirs, cancellationToken).ConfigureAwait(false)
                : null;
    }

    // The outcome and the health keep no more than this text, so that it says what to do, too, where that is not just to try again.
    private string Words(VaultException error) =>
        error is not RemoteFailedException ? $"{error.Message} {error.Advice.In(vault.Services.Head)}" : error.Message;

    private RemoteState State() =>
        _merged ? RemoteState.Merged : _pushed || Redacted is { Pushed: true } ? RemoteState.Pushed : _received ? RemoteState.Received : RemoteState.UpToDate;

    private Task ExchangeAsync(CancellationToken cancellationToken) =>
        Redacted is { } copy ? copy.RunAsync(cancellationToken) : MergeAsync(cancellationToken);

    private async Task MergeAsync(CancellationToken cancellationToken)
    {
        var known = await _tracking.ReadAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            if (head is { } ours && (ours != known || _tracking.Exchange.HasMoreToPush))
            {
                await RequireNoSecretsAsync(ours, known, cancellationToken).ConfigureAwait(false);
                if (await TryPushAsync(ours, known, attempt, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }
            }

            known = await FetchAsync(cancellationToken).ConfigureAwait(false);
            if (known == await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    // What the others have done comes in all the same: only the way out is shut.
    private async Task RequireNoSecretsAsync(ObjectId head, ObjectId? known, CancellationToken cancellationToken)
    {
        try
        {
            await new PushGate(vault, remote.Name, remote.SecretPolicy).RequireNoSecretsAsync(head, known, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretsFoundException)
        {
            await FetchAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> TryPushAsync(ObjectId head, ObjectId? known, int attempt, CancellationToken cancellationToken)
    {
        vault.Services.Progress?.Report(new VaultProgress($"Pushing to {remote.Name}", 0, 0, remote.Url));
        try
        {
            await _tracking.Exchange.PushAsync(head, known, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (e.Failure == RemoteFailure.NonFastForward && attempt < Attempts)
        {
            return false;
        }

        _pushed = true;
        await _tracking.SetAsync(head, cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "push.done", $"Pushed {head.ToShortString()} to '{remote.Name}'.", remote.Name);
        return true;
    }

    private async Task<ObjectId?> FetchAsync(CancellationToken cancellationToken)
    {
        vault.Services.Progress?.Report(new VaultProgress($"Fetching from {remote.Name}", 0, 0, remote.Url));
        var theirs = await _tracking.FetchAsync(cancellationToken).ConfigureAwait(false);
        if (theirs is { } commit)
        {
            var merge = new RemoteMerge(vault, remote);
            _received |= await merge.RunAsync(commit, cancellationToken).ConfigureAwait(false) is not null;
            _merged |= merge.Merged;
            Conflicts += merge.Conflicts;
        }

        return theirs;
    }
}
