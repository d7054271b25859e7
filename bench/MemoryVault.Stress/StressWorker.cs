using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;
using MemoryVault.Vaults.Sharing;

namespace MemoryVault.Stress;

/// <summary>
/// One process: takes the lease of a section, reads its counter, now and then stops with the lease in hand until it is worth nothing, and checks in the
/// next count with an entry of its own. What it does is in its history before it does it, what it was told after.
/// </summary>
internal sealed class StressWorker(WorkerOptions options)
{
    private const double StopShare = 0.03;
    private const double LeaveShare = 0.1;

    private readonly Random _random = new(options.Seed);
    private readonly string _agent = FormattableString.Invariant($"w{options.Number}");
    private int _begun;

    internal async Task RunAsync()
    {
        var before = HistoryLine.Read(options.History).ToArray();
        _begun = before.Count(line => line.Kind == "begin");
        await using var vault = Vaults.Vault.Open(options.Folder, new VaultServices());
        for (var done = before.Count(line => line.Kind == "done"); done < options.CheckIns;)
        {
            done += await CheckInAsync(vault, StressOptions.SectionName(_random.Next(options.Sections))).ConfigureAwait(false) ? 1 : 0;
        }

        Tell("ended");
    }

    /// <summary>Puts the counters into an empty memory.</summary>
    internal static async Task SeedAsync(Vaults.Vault vault, IEnumerable<string> sections)
    {
        foreach (var section in sections)
        {
            var ask = new LeaseOptions { AgentId = "seed", Scope = LeaseScope.Parse(section) };
            await new LeaseRegistry(vault).EnterAsync(ask, CancellationToken.None).ConfigureAwait(false);
            await new CheckIn(vault).RunAsync(Proposal("seed", section, "seed", 0, []), CancellationToken.None).ConfigureAwait(false);
            await new LeaseRegistry(vault).ExitAsync(new LeaseClaim("seed"), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<bool> CheckInAsync(Vaults.Vault vault, string section)
    {
        string? operation = null;
        var isDone = false;
        try
        {
            var registry = new LeaseRegistry(vault);
            Tell("ask", section);
            var lease = await registry.EnterAsync(Ask(section), CancellationToken.None).ConfigureAwait(false);
            var isRenewed = lease.Renewed.Time != lease.AcquiredAt;
            Tell(new HistoryLine("granted", options.Number, section, lease.FencingToken, Words: isRenewed ? "renewed" : null));
            var count = await ReadCountAsync(vault, section).ConfigureAwait(false) + 1;
            if (_random.NextDouble() < StopShare)
            {
                Signals.StopSelf();
            }

            var entry = string.Create(CultureInfo.InvariantCulture, $"{_agent}-{++_begun}");
            operation = $"{section}/{entry}";
            Tell("begin", operation, lease.FencingToken, count);
            var proposal = Proposal(_agent, section, entry, count, [new("token", JsonNumber.Of(lease.FencingToken)), new("count", JsonNumber.Of(count))]);
            var result = await new CheckIn(vault).RunAsync(proposal with { Token = lease.FencingToken }, CancellationToken.None).ConfigureAwait(false);
            Tell("done", operation, lease.FencingToken, count, result.Revision);
            (operation, isDone) = (null, true);
            if (_random.NextDouble() >= LeaveShare)
            {
                await registry.ExitAsync(new LeaseClaim(_agent) { FencingToken = lease.FencingToken }, CancellationToken.None).ConfigureAwait(false);
                Tell("exited", section, lease.FencingToken);
            }

            return true;
        }
        catch (VaultException e)
        {
            Tell(new HistoryLine(KindOf(e), options.Number, operation, Words: $"{e.Id}: {e.Message}"));

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

    // Half of the leases end with their process, the others belong to the agent and are only ended by their time.
    private LeaseOptions Ask(string section) => new()
    {
        AgentId = _agent, Scope = LeaseScope.Parse(section), TtlSeconds = options.TtlSeconds, Wait = TimeSpan.FromSeconds(60), IsBound = options.Number % 2 == 0,
    };

    private static CheckInOptions Proposal(string agent, string section, string entryKey, int count, IEnumerable<KeyValuePair<string, JsonValue>> entry) => new()
    {
        Agent = agent,
        Source = "stress",
        Justification = $"{section}/{entryKey}",
        Form = CheckInForm.MergePatch,
        Section = section,
        Proposal = new JsonObject([new("counter", JsonNumber.Of(count)), new(entryKey, new JsonObject(entry))]),
    };

    private static async Task<int> ReadCountAsync(Vaults.Vault vault, string section)
    {
        var head = await vault.ReadHeadAsync(CancellationToken.None).ConfigureAwait(false);
        var tree = (await vault.Repository.Objects.ReadCommitAsync(head!, CancellationToken.None).ConfigureAwait(false)).Tree;
        var counter = await new MemoryReader(vault.Repository.Objects, tree).ReadEntryAsync(section, "counter", CancellationToken.None).ConfigureAwait(false);
        return int.Parse(((JsonNumber)counter!).Text, CultureInfo.InvariantCulture);
    }

    private void Tell(string kind, string? operation = null, long token = 0, int count = 0, string? revision = null) =>
        Tell(new HistoryLine(kind, options.Number, operation, token, count, revision));

    private void Tell(HistoryLine line) => line.AppendTo(options.History);
}
