using MemoryVault.Completion;
using MemoryVault.Vaults;

namespace MemoryVault.Core.Tests.Completion;

public sealed class FindCandidatesTests
{
    private static readonly CandidateQuery Query = new(new VaultServices(), "/no/such/vault");

    [Theory]
    [InlineData("plain", true)]
    [InlineData("two words; $(x) 'y'", true)]
    [InlineData("größe", true)]
    [InlineData("", false)]
    [InlineData("line\nbreak", false)]
    [InlineData("tab\tkey", false)]
    [InlineData("esc\u001b[2J", false)]
    [InlineData("turned\u202edrow", false)]
    [InlineData("c1\u009b", false)]
    public async Task A_name_that_cannot_be_typed_is_not_offered(string name, bool isOffered) =>
        Assert.Equal(isOffered ? new[] { name } : [], (await Find(new Candidate(name))).Select(candidate => candidate.Value));

    [Fact]
    public async Task What_is_told_of_a_name_is_made_printable()
    {
        var found = Assert.Single(await Find(new Candidate("a", "tip\u001b[2J\n", "label\t")));
        Assert.Equal(new Candidate("a", "tip\\u{1b}[2J\\u{a}", "label\\u{9}"), found);
    }

    [Fact]
    public async Task A_name_is_offered_once() => Assert.Single(await Find(new Candidate("a", "first"), new Candidate("a", "second")));

    [Fact]
    public async Task What_fails_offers_nothing() =>
        Assert.Empty(await new FindCandidates((_, _) => throw new InvalidTimeZoneException()).RunAsync(Query, CancellationToken.None));

    [Fact]
    public async Task What_takes_too_long_offers_nothing()
    {
        using var impatient = new CancellationTokenSource();
        var never = new TaskCompletionSource<IReadOnlyList<Candidate>>();
        var found = new FindCandidates((_, _) => never.Task).RunAsync(Query, impatient.Token);
        await impatient.CancelAsync();
        Assert.Empty(await found);
    }

    [Fact]
    public async Task Where_there_is_no_vault_nothing_is_offered()
    {
        CandidateReader[] readers =
        [
            ConfiguredCandidates.RemotesAsync, ConfiguredCandidates.SourcesAsync, HistoryCandidates.RevisionsAsync, HistoryCandidates.EventsAsync, HistoryCandidates.ConflictsAsync,
            HistoryCandidates.SessionsAsync, MemoryCandidates.AgentsAsync, MemoryCandidates.EntriesAsync, MemoryCandidates.LeasesAsync, MemoryCandidates.SectionsAsync,
        ];
        foreach (var reader in readers)
        {
            Assert.Empty(await new FindCandidates(reader).RunAsync(Query, CancellationToken.None));
        }
    }

    private static Task<IReadOnlyList<Candidate>> Find(params Candidate[] candidates) =>
        new FindCandidates((_, _) => Task.FromResult<IReadOnlyList<Candidate>>(candidates)).RunAsync(Query, CancellationToken.None);
}
