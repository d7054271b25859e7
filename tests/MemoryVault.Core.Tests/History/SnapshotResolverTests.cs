using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.History;

public sealed class SnapshotResolverTests : IAsyncLifetime
{
    private VaultScene _scene = null!;
    private ObjectId _first = ObjectId.None;
    private ObjectId _second = ObjectId.None;
    private ObjectId _third = ObjectId.None;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        _first = await _scene.CommitAsync(("backup/box/notes/a", "1"));
        _second = await _scene.CommitAsync(("backup/box/notes/a", "2"));
        _third = await _scene.CommitAsync(("backup/box/notes/a", "3"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("HEAD")]
    [InlineData("head")]
    [InlineData("@")]
    [InlineData("main")]
    [InlineData("refs/heads/main")]
    [InlineData("now")]
    [InlineData("today")]
    public async Task The_newest_snapshot_has_many_names(string? name) => Assert.Equal(_third, await ResolveAsync(name));

    [Fact]
    public async Task A_commit_is_found_by_its_id_and_by_the_beginning_of_it()
    {
        Assert.Equal(_first, await ResolveAsync(_first.ToString()));
        Assert.Equal(_first, await ResolveAsync(_first.ToString()[..12]));
        Assert.Equal(_first, await ResolveAsync(_first.ToString()[..12].ToUpperInvariant()));
    }

    [Fact]
    public async Task Steps_back_are_counted_from_any_name()
    {
        Assert.Equal(_first, await ResolveAsync("main~2"));
        Assert.Equal(_second, await ResolveAsync("HEAD^"));
        Assert.Equal(_second, await ResolveAsync("now~1"));
        Assert.Equal(_first, await ResolveAsync(_second.ToString()[..10] + "~"));
    }

    [Fact]
    public async Task Steps_beyond_the_first_snapshot_are_an_error_that_says_so()
    {
        var error = await Assert.ThrowsAsync<RevisionNotFoundException>(() => ResolveAsync("main~3"));
        Assert.Contains("does not go back that far", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_is_the_newest_snapshot_that_is_not_younger()
    {
        Assert.Equal(_third, await ResolveAsync("2026-08-10T15:00Z"));
        Assert.Equal(_second, await ResolveAsync("2026-08-10T14:59:59Z"));
        Assert.Equal(_second, await ResolveAsync("2026-08-10 16:30"));
        Assert.Equal(_first, await ResolveAsync("2h"));
        Assert.Equal(_third, await ResolveAsync("2030-01-01"));
    }

    [Fact]
    public async Task A_day_is_the_state_at_its_end()
    {
        _scene.Clock.Now = new DateTimeOffset(2026, 8, 12, 9, 0, 0, TimeSpan.Zero);
        await _scene.CommitAsync(("backup/box/notes/a", "4"));
        Assert.Equal(_third, await ResolveAsync("2026-08-10"));
        Assert.Equal(_third, await ResolveAsync("yesterday"));
    }

    [Fact]
    public async Task A_time_before_the_history_is_an_error_that_tells_its_beginning()
    {
        var error = await Assert.ThrowsAsync<HistoryBeginsLaterException>(() => ResolveAsync("2d ago"));
        Assert.Equal(VaultErrorKind.NotFound, error.Kind);
        Assert.Contains("begins at 2026-08-10T13:00:00Z", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_does_not_lead_a_time_into_the_other_machines_past()
    {
        // The other side's commit is older than the second snapshot, and was merged after it.
        _scene.Clock.Now = new DateTimeOffset(2026, 8, 10, 13, 30, 0, TimeSpan.Zero);
        var foreign = _scene.Git("commit-tree", $"{_first}^{{tree}}", "-m", "theirs", "-p", _first.ToString());
        _scene.Clock.Now = new DateTimeOffset(2026, 8, 10, 16, 0, 0, TimeSpan.Zero);
        var merge = _scene.Git("commit-tree", $"{_third}^{{tree}}", "-m", "merge", "-p", _third.ToString(), "-p", foreign);
        _scene.Git("update-ref", "refs/heads/main", merge);
        Assert.Equal(_first, await ResolveAsync("2026-08-10T13:45Z"));
        Assert.Equal(foreign, (await ResolveAsync("main^2")).ToString());
    }

    [Fact]
    public async Task A_snapshot_is_found_by_its_event()
    {
        var trailer = _scene.Git("log", "-1", "--format=%(trailers:key=Vault-Event,valueonly)", _second.ToString()).Trim();
        Assert.Equal(_second, await ResolveAsync(trailer));
        Assert.Equal(_second, await ResolveAsync(trailer.ToUpperInvariant()));
    }

    [Fact]
    public async Task An_event_is_found_even_if_the_clock_was_wrong_when_it_was_made()
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var odd = _scene.Git("commit-tree", $"{_third}^{{tree}}", "-m", $"odd\n\nVault-Event: {id}", "-p", _third.ToString());
        _scene.Git("update-ref", "refs/heads/main", odd);
        Assert.Equal(odd, (await ResolveAsync(id.ToString())).ToString());
    }

    [Fact]
    public async Task An_unknown_event_is_said_to_be_one()
    {
        var error = await Assert.ThrowsAsync<RevisionNotFoundException>(() => ResolveAsync(Guid.CreateVersion7().ToString()));
        Assert.Contains("event", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digits_are_the_beginning_of_an_id_and_never_a_time()
    {
        // '1000d' would reach back before the history: the error must not be about the history.
        var error = await Assert.ThrowsAsync<RevisionNotFoundException>(() => ResolveAsync("1000d"));
        Assert.Contains("write '1000d ago'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HistoryBeginsLaterException>(() => ResolveAsync("1000d ago"));
    }

    [Fact]
    public async Task Digits_that_several_commits_begin_with_are_ambiguous()
    {
        var commits = new Dictionary<string, byte[]>();
        byte[] one = [], other = [];
        for (var i = 0; one.Length == 0; i++)
        {
            other = GitText.Encode($"tree {ObjectId.EmptyTree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\ntry {i}\n");
            var digits = ObjectId.Of(GitObjectKind.Commit, other).ToString()[..4];
            one = commits.GetValueOrDefault(digits) ?? [];
            commits[digits] = other;
        }

        string[] ids = [.. new[] { one, other }.Select(bytes => _scene.GitWith(bytes, "hash-object", "-w", "-t", "commit", "--stdin"))];
        var error = await Assert.ThrowsAsync<RevisionAmbiguousException>(() => ResolveAsync(ids[0][..4]));
        Assert.Equal(ids.Order(), error.Candidates.Order());
        Assert.Equal(VaultErrorKind.InvalidInput, error.Kind);
    }

    [Fact]
    public async Task The_id_of_a_file_is_no_snapshot()
    {
        var blob = _scene.Git("rev-parse", $"{_first}:backup/box/notes/a");
        await Assert.ThrowsAsync<RevisionNotFoundException>(() => ResolveAsync(blob));
        await Assert.ThrowsAsync<RevisionNotFoundException>(() => ResolveAsync(blob[..10]));
    }

    [Theory]
    [InlineData("--all")]
    [InlineData("no-such-branch")]
    [InlineData("main:backup")]
    [InlineData("a b")]
    [InlineData("main^{tree}")]
    [InlineData("~1")]
    public async Task What_names_no_commit_is_an_error_with_a_remedy(string name)
    {
        var error = await Assert.ThrowsAsync<RevisionNotFoundException>(() => ResolveAsync(name));
        Assert.Equal(name, error.Target);
        Assert.Contains("history", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_vault_says_that_it_is_empty()
    {
        await using var empty = await VaultScene.CreateAsync();
        await Assert.ThrowsAsync<VaultEmptyException>(() => new SnapshotResolver(empty.Vault).ResolveAsync("1h", CancellationToken.None));
    }

    private Task<ObjectId> ResolveAsync(string? name) => new SnapshotResolver(_scene.Vault).ResolveAsync(name, CancellationToken.None);
}
