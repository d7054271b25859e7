using System.Globalization;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;

namespace MemoryVault.Stress.Load;

/// <summary>An agent that checks in to sections and reads them.</summary>
internal sealed class LoadAgent(Vaults.Vault vault, LoadTally tally, Random random, string name, TextWriter acknowledged)
{
    private const int Keys = 64;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    private readonly LeaseRegistry _leases = new(vault);
    private int _turns;

    internal Task TurnAsync() => random.Next(3) == 0 ? ReadAsync() : CheckInAsync();

    private async Task ReadAsync()
    {
        var options = new GetEntriesOptions { Section = Section(), Key = random.Next(10) == 0 ? null : Key(random.Next(Keys)) };
        await tally.TimeAsync(options.Key is null ? "read a section" : "read an entry", async () =>
        {
            try
            {
                await foreach (var _ in new GetEntries(vault).RunAsync(options, CancellationToken.None).ConfigureAwait(false))
                {
                }
            }
            catch (EntryMissingException)
            {
                // Nobody has written it yet.
            }

            return name;
        }).ConfigureAwait(false);
    }

    private async Task CheckInAsync()
    {
        var (section, number) = (Section(), ++_turns);
        var key = Key(number % Keys);
        var ask = new LeaseOptions { AgentId = name, Scope = LeaseScope.Parse(section), TtlSeconds = 300, Wait = Wait, IsBound = true };
        if (await tally.TimeAsync("enter a lease", () => _leases.EnterAsync(ask, CancellationToken.None)).ConfigureAwait(false) is not { } lease)
        {
            return;
        }

        var proposal = Proposal(section, key, number) with { Token = lease.FencingToken };
        if (await tally.TimeAsync("check in", () => new CheckIn(vault).RunAsync(proposal, CancellationToken.None)).ConfigureAwait(false) is { } result)
        {
            await acknowledged.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{section}/{key} {number} {result.Revision}")).ConfigureAwait(false);
        }

        await tally.TimeAsync("exit a lease", () => _leases.ExitAsync(new LeaseClaim(name) { FencingToken = lease.FencingToken }, CancellationToken.None)).ConfigureAwait(false);
    }

    private CheckInOptions Proposal(string section, string key, int number) => new()
    {
        Agent = name,
        Source = "load",
        Form = CheckInForm.MergePatch,
        Section = section,
        Proposal = new JsonObject([new(key, new JsonObject([new("turn", JsonNumber.Of(number)), new("text", new JsonString(string.Concat(Enumerable.Repeat("the cache is keyed by the path; ", 8))))]))]),
    };

    private string Section() => LoadOptions.Section(random.Next(LoadOptions.Sections));

    private string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-{number:00}");
}
