using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Tests.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Vaults.Rescuing;

/// <summary>Files of refs that a power loss has emptied.</summary>
public sealed class RefRescueTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private MemoryScene _scene = null!;

    private string Repository => _scene.Vault.Paths.Repository;

    private string MainFile => Path.Combine(Repository, "refs/heads/main");

    private string LeasesFile => Path.Combine(Repository, Vault.LeasesRef);

    private string Reflog => Path.Combine(Repository, "logs/refs/heads/main");

    public async Task InitializeAsync() => _scene = await MemoryScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public async Task A_lease_table_whose_ref_is_lost_begins_anew_with_a_token_above_all_before(string content)
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var lease = await _scene.EnterAsync("ann");
        await _scene.MergePatchAsync("ann", """{"tasks":{"a":2}}""");
        await File.WriteAllTextAsync(LeasesFile, content);

        Assert.Empty((await new LeaseRegistry(_scene.Vault).ListAsync(None)).Leases);
        var proposal = new CheckInOptions { Agent = "ann", Proposal = MemoryScene.Json("""{"tasks":{}}"""), Source = "test", Token = lease.FencingToken };
        await Assert.ThrowsAsync<ProposalKeptException>(() => _scene.CheckInAsync(proposal));
        var next = await _scene.EnterAsync("bob");

        Assert.True(next.FencingToken > lease.FencingToken);
        await _scene.IsAsync("""{"tasks":{"a":2}}""");
        Assert.Contains("The table begins anew", await LogAsync(), StringComparison.Ordinal);
        _scene.Git("fsck", "--strict");
    }

    [Fact]
    public async Task Tokens_grow_over_a_lost_table_even_if_the_clock_was_set_back()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var lease = await _scene.EnterAsync("ann");
        await _scene.MergePatchAsync("ann", """{"tasks":{"a":2}}""");
        await File.WriteAllTextAsync(LeasesFile, string.Empty);
        _scene.Clock.Wall -= TimeSpan.FromDays(3);

        Assert.True((await _scene.EnterAsync("bob")).FencingToken > lease.FencingToken);
    }

    [Fact]
    public async Task An_older_table_that_git_has_packed_does_not_come_back()
    {
        var old = await _scene.EnterAsync("ann");
        _scene.Git("pack-refs", "--all");
        await _scene.ExitAsync("ann");
        var newer = await _scene.EnterAsync("bob");
        await File.WriteAllTextAsync(LeasesFile, string.Empty);
        _scene.Clock.Advance(TimeSpan.FromSeconds(1));

        var next = await _scene.EnterAsync("cid");

        Assert.True(next.FencingToken > newer.FencingToken && newer.FencingToken > old.FencingToken);
        Assert.Equal("cid", Assert.Single((await new LeaseRegistry(_scene.Vault).ListAsync(None)).Leases).AgentId);
    }

    [Fact]
    public async Task Main_goes_where_its_log_ends_and_the_next_check_in_follows_it()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var head = await _scene.SetAsync("""{"tasks":{"a":2}}""");
        await File.WriteAllTextAsync(MainFile, string.Empty);

        // Not null: that would be an empty vault, and the history begun anew.
        await Assert.ThrowsAsync<RefBrokenException>(async () => await _scene.Vault.ReadHeadAsync(None));
        await _scene.EnterAsync("ann");
        var result = await _scene.MergePatchAsync("ann", """{"tasks":{"b":1}}""");

        Assert.Equal(head, _scene.Git("rev-parse", $"{result.Revision}~1"));
        await _scene.IsAsync("""{"tasks":{"a":2,"b":1}}""");
        Assert.Contains($"It is at {head} again", await LogAsync(), StringComparison.Ordinal);
        _scene.Git("fsck", "--strict");
    }

    [Fact]
    public async Task A_sync_puts_main_back()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":2}}""");
        await File.WriteAllTextAsync(MainFile, string.Empty);

        Directory.CreateDirectory(_scene["notes"]);
        await new SyncVault(_scene.Vault).RunAsync(new SyncOptions { Paths = [_scene["notes"]] }, None);

        Assert.Equal(head, _scene.Git("log", "-1", "--format=%H", "--grep=Vault-Kind: test", "main"));
    }

    [Fact]
    public async Task A_commit_that_the_log_has_lost_is_found()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.SetAsync("""{"tasks":{"a":2}}""");
        var head = await _scene.SetAsync("""{"tasks":{"a":3}}""");
        await File.WriteAllLinesAsync(Reflog, (await File.ReadAllLinesAsync(Reflog))[..^2]);
        await File.WriteAllTextAsync(MainFile, string.Empty);

        await _scene.EnterAsync("ann");

        Assert.Equal(head, (await _scene.Vault.ReadHeadAsync(None))!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_it_is_not_certain_nothing_is_written_and_the_steps_are_named(bool hasLog)
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var start = _scene.Git("rev-parse", "main");
        await _scene.SetAsync("""{"tasks":{"a":2}}""");
        _scene.Git("update-ref", "refs/heads/main", start);
        var head = await _scene.SetAsync("""{"tasks":{"a":3}}""");
        await File.WriteAllLinesAsync(Reflog, hasLog ? (await File.ReadAllLinesAsync(Reflog))[..1] : []);
        await File.WriteAllTextAsync(MainFile, string.Empty);

        var error = await Assert.ThrowsAsync<RefBrokenException>(() => _scene.EnterAsync("ann"));

        Assert.Equal((VaultErrorKind.Integrity, MainFile), (error.Kind, error.Target));
        Assert.All(["fsck --no-reflogs", Reflog, "log -3", $"echo ID > '{MainFile}'", "memvault verify"], step => Assert.Contains(step, error.Remedy, StringComparison.Ordinal));
        Assert.Empty(await File.ReadAllTextAsync(MainFile));
        Assert.Contains(ObjectId.Parse(head), await _scene.Vault.Repository.FindDanglingCommitsAsync(None));
        await File.WriteAllTextAsync(MainFile, head + "\n");
        await _scene.IsAsync("""{"tasks":{"a":3}}""");
    }

    [Fact]
    public async Task What_a_damaged_file_held_is_kept()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await File.WriteAllTextAsync(MainFile, "not an id");

        await _scene.EnterAsync("ann");

        Assert.Equal(head, (await _scene.Vault.ReadHeadAsync(None))!.ToString());
        Assert.Equal("not an id", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(_scene.Vault.Paths.Local, "damaged")))));
    }

    private Task<string> LogAsync() => File.ReadAllTextAsync(Path.Combine(_scene.Vault.Paths.Log, "memoryvault.jsonl"));
}
