using System.Security.Cryptography;
using MemoryVault.Git;
using MemoryVault.Secrets.Gate;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Pushes to a chain that others push to, too: fetch, work out, look for secrets, push; refused because somebody was first, all of that again. Never forced.</summary>
/// <param name="vault">The vault.</param>
/// <param name="exchange">The wire.</param>
/// <param name="gate">What stands before the push.</param>
internal sealed class ChainPush(Vault vault, ICommitExchange exchange, PushGate gate)
{
    private const int Attempts = 30;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Pushes.</summary>
    /// <typeparam name="TPlan">What is worked out.</typeparam>
    /// <param name="plan">Works it out against the newest commit there.</param>
    /// <param name="tipOf">Gives the commit to push, whose objects are written; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="mayRepeat">Whether the newest commit there is pushed again where nothing is new and something else waits to be published: other recipients.</param>
    /// <returns>What was worked out last, and the newest commit there before it.</returns>
    internal async Task<(TPlan Plan, ObjectId? Before)> RunAsync<TPlan>(
        Func<ObjectId?, CancellationToken, Task<TPlan>> plan, Func<TPlan, ObjectId?> tipOf, CancellationToken cancellationToken, bool mayRepeat = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var start = vault.Services.Clock.GetTimestamp();
            var before = await exchange.FetchAsync(cancellationToken).ConfigureAwait(false);
            var planned = await plan(before, cancellationToken).ConfigureAwait(false);
            var next = tipOf(planned) ?? (exchange.HasMoreToPush && mayRepeat ? before : null);
            if (next is not { } tip || await TryPushAsync(tip, before, attempt, cancellationToken).ConfigureAwait(false))
            {
                return (planned, before);
            }

            await PauseAsync(attempt, vault.Services.Clock.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryPushAsync(ObjectId tip, ObjectId? before, int attempt, CancellationToken cancellationToken)
    {
        await gate.RequireNoSecretsAsync(tip, before, cancellationToken).ConfigureAwait(false);
        vault.Services.Progress?.Report(new VaultProgress("Publishing", 0, 0, exchange.Place));
        try
        {
            await exchange.PushAsync(tip, before, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RemoteFailedException e) when (e.Failure == RemoteFailure.NonFastForward && attempt < Attempts)
        {
            vault.Log(VaultLogLevel.Information, "knowledge.retry", $"{e.Message} Merging again.", exchange.Place);
            return false;
        }
    }

    // As long as an exchange takes, more or less: of several who publish at once, one gets through at a time.
    private Task PauseAsync(int attempt, TimeSpan exchanged, CancellationToken cancellationToken)
    {
        var longest = Math.Min(exchanged.TotalMilliseconds * Math.Min(attempt, 4), LongestPause.TotalMilliseconds);
        return Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)longest + 1)), vault.Services.Clock, cancellationToken);
    }
}
