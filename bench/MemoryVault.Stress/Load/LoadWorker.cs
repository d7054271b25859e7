using MemoryVault.Vaults;

namespace MemoryVault.Stress.Load;

/// <summary>One process with its agents, each with the vault open for itself.</summary>
internal sealed class LoadWorker(LoadPlace place, LoadOptions options, int process)
{
    internal async Task RunAsync()
    {
        var tally = new LoadTally();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(options.Seconds));
        await using var acknowledged = new StreamWriter(place.AcknowledgedOf(process)) { AutoFlush = true };
        var shared = TextWriter.Synchronized(acknowledged);
        var agents = Enumerable.Range(0, options.AgentsEach).Select(agent => RunAsync(agent, tally, shared, end.Token));
        await Task.WhenAll(agents).ConfigureAwait(false);
        tally.WriteTo(place.TallyOf(process));
    }

    // A turn that has begun goes on to its end.
    private async Task RunAsync(int number, LoadTally tally, TextWriter acknowledged, CancellationToken end)
    {
        await using var vault = Vaults.Vault.Open(place.Vault, new VaultServices());
        var random = new Random(unchecked((options.Seed * 1_000_003) + (process * 1009) + number));
        var agent = new LoadAgent(vault, tally, random, FormattableString.Invariant($"p{process}a{number}"), acknowledged);
        var keeper = new LoadKeeper(vault, tally, random, place, process);
        while (!end.IsCancellationRequested)
        {
            await (number switch { 0 => keeper.SyncAsync(), 1 => keeper.PullAsync(), _ => agent.TurnAsync() }).ConfigureAwait(false);
            var pause = number < 2 ? Math.Max(1000, options.PauseMilliseconds) : options.PauseMilliseconds;
            await Task.Delay(random.Next((2 * pause) + 1), CancellationToken.None).ConfigureAwait(false);
        }
    }
}
