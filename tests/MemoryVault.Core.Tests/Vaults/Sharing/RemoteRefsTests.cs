using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Vaults;
using MemoryVault.Vaults.Sharing;

namespace MemoryVault.Tests.Vaults.Sharing;

public sealed class RemoteRefsTests : IDisposable
{
    private readonly SharedScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_change_is_in_the_remote_when_it_is_acknowledged_and_the_others_build_on_it()
    {
        var (ann, bob) = (await _scene.JoinAsync("ann"), await _scene.JoinAsync("bob"));

        var first = await SharedScene.CommitAsync(ann, "a", "table 1");
        Assert.Equal(first!.ToString(), _scene.RunInRemote("rev-parse", "main"));
        var second = await SharedScene.CommitAsync(bob, "b", "table 2");

        Assert.Equal($"{second} {first}", _scene.RunInRemote("log", "-1", "--format=%H %P", "main"));
        Assert.Equal("table 2", _scene.RunInRemote("cat-file", "blob", Vault.LeasesRef));
        Assert.Equal("table 2", bob.Git("cat-file", "blob", Vault.LeasesRef));
        Assert.Equal(second!.ToString(), bob.Git("rev-parse", "main").Trim());
    }

    [Fact]
    public async Task Of_eight_busy_clones_all_get_through_and_nothing_is_lost()
    {
        var machines = new List<Backup.SyncScene>();
        for (var i = 0; i < 8; i++)
        {
            machines.Add(await _scene.JoinAsync($"m{i}"));
        }

        await Task.WhenAll(machines.Select((machine, i) => Task.Run(async () =>
        {
            for (var round = 0; round < 3; round++)
            {
                await SharedScene.CommitAsync(machine, $"{i}-{round}", $"table {i} {round}");
            }
        })));

        Assert.Equal(24, _scene.FilesInRemote().Length);
        Assert.Equal("24", _scene.RunInRemote("rev-list", "--count", "--no-merges", "main"));
        Assert.Equal(string.Empty, _scene.RunInRemote("fsck", "--no-dangling", "--full", "--strict"));
    }

    [Fact]
    public async Task A_change_without_a_lease_is_worked_out_anew_if_somebody_takes_a_lease_meanwhile()
    {
        var (ann, bob) = (await _scene.JoinAsync("ann"), await _scene.JoinAsync("bob"));
        await using var anns = await ann.OpenAsync();
        await using var bobs = await bob.OpenAsync();
        await EnterAsync(anns, "zoe", "notes");
        var committer = new VaultCommitter(bobs) { Authority = bobs.SharedRefs() };
        var seen = new List<int>();

        await committer.CommitAsync(
            "checkin",
            async (head, token) =>
            {
                var leases = await new LeaseStore(bobs).ReadAsync(committer.Authority, token);
                seen.Add(leases.Table.Leases.Count);
                if (seen.Count == 1)
                {
                    await EnterAsync(anns, "ann", "tasks");
                }

                return SharedScene.Change("a", head, bobs.Repository.Objects);
            },
            CancellationToken.None);

        Assert.Equal([1, 2], seen);
        Assert.Equal(_scene.RunInRemote("rev-parse", Vault.LeasesRef), bob.Git("rev-parse", Vault.LeasesRef).Trim());

        // And nobody's lease has gone by it, and no token comes twice.
        var next = await EnterAsync(anns, "joe", "plans");
        var table = await new LeaseRegistry(bobs).ListAsync(CancellationToken.None);
        Assert.Equal(["zoe", "ann", "joe"], table.Leases.Select(lease => lease.AgentId));
        Assert.True(next.FencingToken > table.Leases[1].FencingToken);
    }

    [Fact]
    public async Task Killed_after_the_push_the_next_look_takes_the_change_in()
    {
        var ann = await _scene.JoinAsync("ann");
        var before = await SharedScene.CommitAsync(ann, "a", "table 1");
        var table = ann.Git("rev-parse", Vault.LeasesRef).Trim();
        var pushed = await SharedScene.CommitAsync(ann, "b", "table 2");
        ann.Git("update-ref", "refs/heads/main", before!.ToString());
        ann.Git("update-ref", Vault.LeasesRef, table);
        ann.Git("update-ref", "refs/remotes/origin/main", before.ToString());

        await SharedScene.CommitAsync(ann, "c", "table 3");

        Assert.Equal(pushed!.ToString(), _scene.RunInRemote("rev-parse", "main~1"));
        Assert.Equal("table 3", _scene.RunInRemote("cat-file", "blob", Vault.LeasesRef));
        Assert.Equal(ann.Git("rev-parse", "main").Trim(), _scene.RunInRemote("rev-parse", "main"));
    }

    [Fact]
    public async Task Without_the_remote_a_lease_is_refused_and_a_change_without_one_is_pushed_later()
    {
        var ann = await _scene.JoinAsync("ann");
        await SharedScene.CommitAsync(ann, "a", "table 1");
        Directory.Move(_scene.Remote, _scene.Remote + ".away");
        await UseUrlAsync(ann, "http://127.0.0.1:9/nothing.git");

        var refused = await Assert.ThrowsAsync<CoordinationFailedException>(() => SharedScene.CommitAsync(ann, "b", "table 2"));
        Assert.Equal("origin", refused.Target);
        Assert.Equal((RemoteFailure.Unreachable, false), (refused.Failure, refused.MayHaveArrived));
        await Assert.ThrowsAsync<CoordinationFailedException>(() => SharedScene.CommitAsync(ann, "b", "table 2", offlineAllowed: true));
        var offline = await SharedScene.CommitAsync(ann, "c", offlineAllowed: true);
        Assert.Equal(offline!.ToString(), ann.Git("rev-parse", "main").Trim());

        Directory.Move(_scene.Remote + ".away", _scene.Remote);
        await UseUrlAsync(ann, "file://" + _scene.Remote);
        await SharedScene.CommitAsync(ann, "d", "table 2");
        Assert.Equal(["memory/a.json", "memory/c.json", "memory/d.json"], _scene.FilesInRemote());
    }

    [RequiresUnixFact]
    public async Task A_push_whose_answer_is_lost_is_acknowledged_and_not_made_twice()
    {
        var ann = await _scene.JoinAsync("ann");
        await SharedScene.CommitAsync(ann, "a", "table 1");
        _scene.WriteHook("post-receive", "kill -9 $PPID");

        var commit = await SharedScene.CommitAsync(ann, "b", "table 2");

        Assert.Equal(commit!.ToString(), _scene.RunInRemote("rev-parse", "main"));
        Assert.Equal("2", _scene.RunInRemote("rev-list", "--count", "main"));
        Assert.Equal(commit.ToString(), ann.Git("rev-parse", "main").Trim());
    }

    [RequiresUnixFact]
    public async Task A_remote_that_refuses_changes_nothing_here()
    {
        var ann = await _scene.JoinAsync("ann");
        await SharedScene.CommitAsync(ann, "a", "table 1");
        var before = ann.Git("for-each-ref", "refs/heads", Vault.LeasesRef, "refs/remotes");
        _scene.WriteHook("pre-receive", "echo not on a sunday >&2; exit 1");

        var error = await Assert.ThrowsAsync<CoordinationFailedException>(() => SharedScene.CommitAsync(ann, "b", "table 2"));

        Assert.Contains("not on a sunday", error.Message, StringComparison.Ordinal);
        Assert.Equal((RemoteFailure.Refused, false), (error.Failure, error.MayHaveArrived));
        Assert.Equal(before, ann.Git("for-each-ref", "refs/heads", Vault.LeasesRef, "refs/remotes"));
    }

    [Fact]
    public async Task A_sync_and_changes_over_the_remote_find_together_and_a_sync_leaves_the_table_alone()
    {
        var (ann, bob) = (await _scene.JoinAsync("ann"), await _scene.JoinAsync("bob"));
        ann.Write("a.md", "a");
        await ann.SyncAsync();
        await SharedScene.CommitAsync(bob, "b", "table 1");
        ann.Write("a2.md", "a2");
        await ann.SyncAsync(new SyncOptions { NoPush = true });
        await SharedScene.CommitAsync(ann, "c", "table 2");
        bob.Write("b.md", "b");

        var result = await bob.SyncAsync();

        Assert.Equal(RemoteState.Merged, Assert.Single(result.Remotes).State);
        Assert.Superset(
            new HashSet<string> { "backup/ann/memory/a.md", "backup/ann/memory/a2.md", "backup/bob/memory/b.md", "memory/b.json", "memory/c.json" },
            _scene.FilesInRemote().ToHashSet());
        Assert.Equal("table 2", _scene.RunInRemote("cat-file", "blob", Vault.LeasesRef));
        Assert.Equal(string.Empty, _scene.RunInRemote("fsck", "--no-dangling", "--full"));
    }

    [Fact]
    public async Task A_remote_that_was_set_back_is_taken_forward_again()
    {
        var ann = await _scene.JoinAsync("ann");
        var first = await SharedScene.CommitAsync(ann, "a", "table 1");
        var second = await SharedScene.CommitAsync(ann, "b", "table 2");
        _scene.RunInRemote("update-ref", "refs/heads/main", first!.ToString());

        await SharedScene.CommitAsync(ann, "c", "table 3");

        Assert.Equal(second!.ToString(), _scene.RunInRemote("rev-parse", "main~1"));
        Assert.Equal(second.ToString(), ann.Git("rev-parse", $"refs/memoryvault/rescue/origin-{second}").Trim());
    }

    [Fact]
    public async Task A_new_machine_takes_the_vault_over_and_works_with_the_same_table()
    {
        var ann = await _scene.JoinAsync("ann");
        ann.Write("a.md", "a");
        await ann.SyncAsync();
        await SharedScene.CommitAsync(ann, "a", "table 1");
        using var fresh = new Backup.SyncScene("fresh");
        await new CreateVault(fresh.Services).RunAsync(
            new CreateVaultOptions { Path = fresh.VaultPath, From = "file://" + _scene.Remote, Machine = "ann", NoRestore = true }, CancellationToken.None);

        await using var vault = Vault.Open(fresh.VaultPath, fresh.Services);

        Assert.True(vault.Configuration.Coordinator is { Name: "origin" });
        var table = await vault.SharedRefs().ReadLeasesAsync(CancellationToken.None);
        Assert.Equal("table 1", System.Text.Encoding.UTF8.GetString((await vault.Repository.Objects.ReadBlobAsync(table!, CancellationToken.None)).Span));
    }

    [Fact]
    public async Task The_lock_file_of_a_killed_fetch_is_cleared()
    {
        var (ann, bob) = (await _scene.JoinAsync("ann"), await _scene.JoinAsync("bob"));
        await SharedScene.CommitAsync(ann, "a", "table 1");
        await SharedScene.CommitAsync(ann, "a", "table 1");
        await SharedScene.CommitAsync(bob, "b", "table 2");
        await File.WriteAllTextAsync(Path.Combine(ann.Repository, "refs/memoryvault/coordination/origin/main.lock"), string.Empty);

        await SharedScene.CommitAsync(ann, "c", "table 3");

        Assert.Equal(3, _scene.FilesInRemote().Length);
    }

    [Fact]
    public async Task A_lock_file_that_a_killed_git_left_in_the_remote_is_told_by_its_name_and_not_waited_for_to_the_last_attempt()
    {
        var ann = await _scene.JoinAsync("ann");
        await SharedScene.CommitAsync(ann, "a", "table 1");
        await File.WriteAllTextAsync(Path.Combine(_scene.Remote, "refs/heads/main.lock"), string.Empty);
        var error = await Assert.ThrowsAsync<CoordinationFailedException>(() => SharedScene.CommitAsync(ann, "b", "table 2"));
        Assert.Contains("is locked by another git", error.Message, StringComparison.Ordinal);
        Assert.Contains("main.lock'", error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveArrived);
    }

    private static async Task UseUrlAsync(Backup.SyncScene machine, string url)
    {
        await using var vault = await machine.OpenAsync();
        await vault.UpdateConfigurationAsync(
            configuration => configuration with { Remotes = [new VaultRemote("origin", url) { Coordinate = true }] }, CancellationToken.None);
    }

    private static Task<MemoryLease> EnterAsync(Vault vault, string agent, string scope) =>
        new LeaseRegistry(vault).EnterAsync(new LeaseOptions { AgentId = agent, Scope = LeaseScope.Parse(scope) }, CancellationToken.None);
}
