using MemoryVault.Files;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.History;

public sealed class OptimizeRepositoryTests : IAsyncLifetime
{
    private VaultScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            await _scene.CommitAsync(($"backup/box/notes/{i}.md", string.Join('\n', Enumerable.Range(0, 200))), ("backup/box/notes/same.md", $"{i}"));
            _scene.Unpack();
        }
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Loose_objects_become_one_pack_and_nothing_is_lost()
    {
        var before = _scene.Git("rev-list", "--objects", "--all");
        var result = await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        Assert.True(result.LooseBefore > 60);
        Assert.Equal((0, 1), (result.LooseAfter, result.PacksAfter));
        Assert.True(result.BytesAfter < result.BytesBefore);
        Assert.Equal(_scene.Vault.Paths.Root, result.Vault);
        Assert.Equal(before, _scene.Git("rev-list", "--objects", "--all"));
        Assert.Equal(string.Empty, _scene.Git("fsck", "--strict", "--full"));
    }

    [Fact]
    public async Task The_history_of_a_path_is_looked_up_in_filters_afterwards()
    {
        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        var graph = Path.Combine(_scene.Repository, "objects", "info", "commit-graph");
        Assert.Contains("BIDX", File.ReadAllText(graph, System.Text.Encoding.Latin1), StringComparison.Ordinal);
        _scene.Git("commit-graph", "verify");
        Assert.Equal(20, _scene.Git("rev-list", "main", "--", "backup/box/notes/same.md").Split('\n').Length);
    }

    [Fact]
    public async Task The_vault_reads_on_while_its_packs_change()
    {
        await _scene.RestoreAsync();
        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        await _scene.CommitAsync(("backup/box/notes/new.md", "new"));
        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        Assert.Empty((await _scene.RestoreAsync(new RestoreOptions { At = "main~10" })).Errors);
    }

    [Fact]
    public async Task What_a_killed_git_left_goes_and_what_one_is_writing_stays()
    {
        // git prunes such files by its own clock.
        _scene.Clock.Now = DateTimeOffset.UtcNow;
        var pack = Path.Combine(_scene.Repository, "objects", "pack");
        Directory.CreateDirectory(pack);
        string[] old = [Path.Combine(pack, "tmp_pack_abc"), Path.Combine(pack, ".tmp-12-pack-abc.pack"), Path.Combine(_scene.Repository, "objects", "tmp_obj_x")];
        var young = Path.Combine(pack, "tmp_pack_young");
        foreach (var file in old.Append(young))
        {
            File.WriteAllText(file, "half");
            File.SetLastWriteTimeUtc(file, _scene.Clock.Now.UtcDateTime.AddHours(file == young ? -1 : -30));
        }

        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        Assert.All(old, file => Assert.False(File.Exists(file), file));
        Assert.True(File.Exists(young));
    }

    [Theory]
    [InlineData("sync.lock")]
    [InlineData("sessions/bot.lock")]
    [InlineData("knowledge-facts.lock")]
    public async Task While_somebody_is_at_work_nothing_goes_however_old_a_clock_that_was_set_makes_it_look(string name)
    {
        _scene.Clock.Now = DateTimeOffset.UtcNow;
        var free = WriteOld("nobody's"u8);
        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        Assert.False(IsThere(free));

        var inFlight = WriteOld("in flight"u8);
        using (await FileLock.AcquireAsync(Path.Combine(_scene.Vault.Paths.Local, name), "work", TimeSpan.Zero, TimeProvider.System, CancellationToken.None))
        {
            await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        }

        Assert.True(IsThere(inFlight));
    }

    [Fact]
    public async Task What_is_about_to_be_committed_is_waited_for()
    {
        await using var vault = Vault.Open(_scene.Vault.Paths.Root, new VaultServices { Environment = _scene.Services.Environment });
        var inFlight = WriteOld("in flight"u8);
        Task optimizing;
        using (await FileLock.AcquireAsync(vault.Paths.WriteLock, "check-in", TimeSpan.Zero, TimeProvider.System, CancellationToken.None))
        {
            optimizing = new OptimizeRepository(vault).RunAsync(CancellationToken.None);
            Assert.True(SpinWait.SpinUntil(() => Directory.Exists(vault.Paths.WriteLock + ".queue"), TimeSpan.FromMinutes(1)), "Nobody waits.");
            Assert.True(IsThere(inFlight));
            _scene.Git("update-ref", "refs/heads/new", _scene.Git("commit-tree", "-m", "new", _scene.GitWith(System.Text.Encoding.UTF8.GetBytes($"100644 blob {inFlight}\tnew\n"), "mktree")));
        }

        await optimizing;
        Assert.True(IsThere(inFlight));
    }

    [Fact]
    public void After_the_clock_was_set_back_what_looks_old_may_be_young()
    {
        Assert.True(UnreachableObjects.IsLimitStillPast(DateTime.UtcNow.AddDays(-14).AddSeconds(-1)));
        Assert.False(UnreachableObjects.IsLimitStillPast(DateTime.UtcNow));
    }

    private bool IsThere(string id) => _scene.TryGit(null, "cat-file", "-e", id).ExitCode == 0;

    // Nothing leads to it, and it looks a year old.
    private string WriteOld(ReadOnlySpan<byte> content)
    {
        var id = _scene.GitWith(content.ToArray(), "hash-object", "-w", "--stdin");
        File.SetLastWriteTimeUtc(Path.Combine(_scene.Repository, "objects", id[..2], id[2..]), DateTime.UtcNow.AddDays(-365));
        return id;
    }

    [Fact]
    public async Task What_a_killed_memvault_left_beside_its_files_goes_and_what_one_is_writing_stays()
    {
        _scene.Clock.Now = DateTimeOffset.UtcNow;
        var paths = _scene.Vault.Paths;
        Directory.CreateDirectory(Path.Combine(paths.Local, "sessions"));
        string[] old = [Path.Combine(paths.Local, ".index.12-ab.tmp"), Path.Combine(paths.Local, "sessions", ".bot.json.12-ab.tmp"), Path.Combine(paths.Root, ".config.json.12-ab.tmp")];
        string[] others = [Path.Combine(paths.Local, ".index.13-ab.tmp"), paths.Configuration];
        foreach (var file in old.Append(others[0]))
        {
            File.WriteAllText(file, "half");
            File.SetLastWriteTimeUtc(file, _scene.Clock.Now.UtcDateTime.AddHours(file == others[0] ? -1 : -30));
        }

        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        Assert.All(old, file => Assert.False(File.Exists(file), file));
        Assert.All(others, file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public async Task Locks_that_a_killed_git_left_do_not_stop_it()
    {
        var services = new VaultServices { Environment = _scene.Services.Environment };
        await using var vault = Vault.Open(_scene.Vault.Paths.Root, services);
        string[] locks = [.. new[] { "HEAD.lock", "packed-refs.lock", "packed-refs.new" }.Select(name => Path.Combine(_scene.Repository, name))];
        Array.ForEach(locks, file => File.WriteAllText(file, string.Empty));
        await new OptimizeRepository(vault).RunAsync(CancellationToken.None);
        Assert.All(locks, file => Assert.False(File.Exists(file), file));
    }

    [Fact]
    public async Task Two_at_once_do_not_double_the_work()
    {
        using var held = await FileLock.AcquireAsync(
            Path.Combine(_scene.Vault.Paths.Local, "optimize.lock"), "optimize", TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        await Assert.ThrowsAsync<LockHeldException>(() => new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Whether_it_is_due_is_estimated_from_one_folder_and_the_packs()
    {
        var paths = _scene.Vault.Paths;
        var policies = new VaultPolicies { OptimizeLooseObjects = 10 * 256, OptimizePacks = 1 };
        await new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None);
        var folder = Directory.CreateDirectory(Path.Combine(paths.Repository, "objects", "17")).FullName;
        Assert.False(OptimizeRepository.IsDue(paths, policies));
        for (var i = 0; i <= 10; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i:x38}"), string.Empty);
            Assert.Equal(i == 10, OptimizeRepository.IsDue(paths, policies));
        }

        Directory.Delete(folder, recursive: true);
        Assert.False(OptimizeRepository.IsDue(paths, policies));
        File.WriteAllText(Path.Combine(paths.Repository, "objects", "pack", "pack-second.pack"), string.Empty);
        Assert.True(OptimizeRepository.IsDue(paths, policies));
    }
}
