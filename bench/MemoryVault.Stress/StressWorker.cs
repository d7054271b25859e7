using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;
using MemoryVault.Vaults.Sharing;

namespace MemoryVault.Stress;

/// <summary>
/// One process: takes the lease, reads a counter, now and then stops with the lease in hand until it is worth nothing, and checks in the next count
/// with an entry of its own. What it does is in its history before it does it, what it was told after.
/// </summary>
internal sealed class StressWorker(string folder, string historyFile, int number)
{
    internal const string Section = "stress";
    internal const int TtlSeconds = 2;
    private const double StopShare = 0.03;

    private int _begun;

    internal async Task RunAsync(int checkIns, int seed)
    {
        var random = new Random(seed);
        var before = HistoryLine.Read(historyFile).ToArray();
        _begun = before.Count(line => line.Kind == "begin");
        await using var vault = Vaults.Vault.Open(folder, new VaultServices());
        for (var done = before.Count(line => line.Kind == "done"); done < checkIns;)
        {
            done += await CheckInAsync(vault, random).ConfigureAwait(false) ? 1 : 0;
        }
    }

    /// <summary>Puts the counter into an empty memory.</summary>
    internal static async Task SeedAsync(Vaults.Vault vault)
    {
        await new LeaseRegistry(vault).EnterAsync(Ask("seed", isBound: false), CancellationToken.None).ConfigureAwait(false);
        await new CheckIn(vault).RunAsync(Proposal("seed", "seed", 0, []), CancellationToken.None).ConfigureAwait(false);
        await new LeaseRegistry(vault).ExitAsync(new LeaseClaim("seed"), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<bool> CheckInAsync(Vaults.Vault vault, Random random)
    {
        string? operation = null;
        var isDone = false;
        try
        {
            var agent = $"w{number}";
            var registry = new LeaseRegistry(vault);
            var lease = await registry.EnterAsync(Ask(agent, isBound: number % 2 == 0), CancellationToken.None).ConfigureAwait(false);
            Tell(new HistoryLine("granted", number, Token: lease.FencingToken));
            var count = await ReadCountAsync(vault).ConfigureAwait(false) + 1;
            if (random.NextDouble() < StopShare)
            {
                Signals.StopSelf();
            }

            operation = string.Create(CultureInfo.InvariantCulture, $"w{number}-{++_begun}");
            Tell(new HistoryLine("begin", number, operation, lease.FencingToken, count));
            var options = Proposal(agent, operation, count, [new("token", JsonNumber.Of(lease.FencingToken)), new("count", JsonNumber.Of(count))]);
            var result = await new CheckIn(vault).RunAsync(options with { Token = lease.FencingToken }, CancellationToken.None).ConfigureAwait(false);
            Tell(new HistoryLine("done", number, operation, lease.FencingToken, count, result.Revision));
            (operation, isDone) = (null, true);
            if (random.NextDouble() < 0.7)
            {
                await registry.ExitAsync(new LeaseClaim(agent) { FencingToken = lease.FencingToken }, CancellationToken.None).ConfigureAwait(false);
            }

            return true;
        }
        catch (VaultException e)
        {
            Tell(new HistoryLine(KindOf(e), number, operation, Words: $"{e.Id}: {e.Message}"));
            // The lease may have ended between the check-in and the exit: that takes nothing back.
            return isDone;
        }
    }

    /// <summary>What nobody can tell yet is unknown: the check-in may be there or not, but not twice.</summary>
    private static string KindOf(VaultException error) => error switch
    {
        CoordinationFailedException { MayHaveArrived: true } or GitFailedException => "unknown",
        { Kind: VaultErrorKind.Busy } => "busy",
        _ => "refused",
    };

    private static LeaseOptions Ask(string agent, bool isBound) => new()
    {
        AgentId = agent, Scope = LeaseScope.Parse(Section), TtlSeconds = TtlSeconds, Wait = TimeSpan.FromSeconds(60), IsBound = isBound,
    };

    private static CheckInOptions Proposal(string agent, string operation, int count, IEnumerable<KeyValuePair<string, JsonValue>> entry) => new()
    {
        Agent = agent,
        Source = "stress",
        Justification = operation,
        Form = CheckInForm.MergePatch,
        Section = Section,
        Proposal = new JsonObject([new("counter", JsonNumber.Of(count)), new(operation, new JsonObject(entry))]),
    };

    private static async Task<int> ReadCountAsync(Vaults.Vault vault)
    {
        var head = await vault.ReadHeadAsync(CancellationToken.None).ConfigureAwait(false);
        var tree = (await vault.Repository.Objects.ReadCommitAsync(head!, CancellationToken.None).ConfigureAwait(false)).Tree;
        var counter = await new MemoryReader(vault.Repository.Objects, tree).ReadEntryAsync(Section, "counter", CancellationToken.None).ConfigureAwait(false);
        return int.Parse(((JsonNumber)counter!).Text, CultureInfo.InvariantCulture);
    }

    private void Tell(HistoryLine line) => line.AppendTo(historyFile);
}
