using System.Text;
using MemoryVault.Git;
using MemoryVault.LibGit2;

namespace MemoryVault.Tests.Git;

public sealed class RepositoryMaintenanceTests : IDisposable
{
    private readonly TestGit _git = new();

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData("git", false)]
    [InlineData("git", true)]
    [InlineData("auto", false)]
    [InlineData("auto", true)]
    public async Task Packing_keeps_every_object_readable_through_a_store_that_is_open(string engine, bool full)
    {
        _git.Services = _git.Services with { ObjectStores = new LibGit2ObjectStoreProvider() };
        await using var repository = await _git.OpenAsync(engine);
        var all = new List<ObjectId>();
        ObjectId? head = null;
        for (var round = 0; round < 4; round++)
        {
            var blobs = Enumerable.Range(0, 30).Select(i => new GitObject(GitObjectKind.Blob, Encoding.UTF8.GetBytes($"{round} {i}"))).ToArray();
            var tree = TreeObject.Write(blobs.Select((b, i) => new TreeEntry($"{i}", EntryMode.File, b.ComputeId())));
            await repository.Objects.WriteAsync([.. blobs, tree], None);
            var commit = _git.CommitTree(tree.ComputeId(), $"{round}", 1_700_000_000 + round, head is { } parent ? [parent] : []);
            await repository.UpdateRefsAsync([new("refs/heads/main", commit, head ?? ObjectId.None)], "round", None);
            head = commit;
            all.AddRange([.. blobs.Select(b => b.ComputeId()), tree.ComputeId(), commit]);
            await PackAsync(repository, full);
            foreach (var id in all)
            {
                Assert.NotNull(await repository.Objects.TryReadAsync(id, None));
            }
        }

        var counts = await repository.CountObjectsAsync(None);
        Assert.Equal((0, all.Count), (counts.Loose, counts.Packed));
        Assert.InRange(counts.Packs, 1, 3);
        Assert.True((await repository.FsckAsync(None)).IsClean);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Packing_keeps_young_objects_that_no_ref_reaches(bool full)
    {
        await using var repository = await _git.OpenAsync();
        var orphan = new GitObject(GitObjectKind.Blob, "about to be used"u8.ToArray());
        await repository.Objects.WriteAsync([orphan], None);
        await repository.UpdateRefsAsync([new("refs/heads/main", _git.Commit("a"), ObjectId.None)], "x", None);
        await PackAsync(repository, full);
        Assert.NotNull(await repository.Objects.TryReadAsync(orphan.ComputeId(), None));
    }

    [Fact]
    public async Task Full_packing_drops_old_objects_that_no_ref_reaches()
    {
        await using var repository = await _git.OpenAsync();
        var orphan = new GitObject(GitObjectKind.Blob, "forgotten"u8.ToArray());
        await repository.Objects.WriteAsync([orphan], None);
        var hex = orphan.ComputeId().ToString();
        File.SetLastWriteTimeUtc(Path.Combine(_git.RepositoryPath, "objects", hex[..2], hex[2..]), DateTime.UtcNow.AddDays(-30));
        await repository.UpdateRefsAsync([new("refs/heads/main", _git.Commit("a"), ObjectId.None)], "x", None);
        await PackAsync(repository, full: true);
        Assert.Null(await repository.Objects.TryReadAsync(orphan.ComputeId(), None));
    }

    [Fact]
    public async Task A_lost_object_is_a_problem_and_a_dangling_one_is_none()
    {
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        await repository.UpdateRefsAsync([new("refs/heads/main", commit, ObjectId.None)], "x", None);
        _git.RunWith("dangling"u8.ToArray(), "hash-object", "-w", "--stdin");
        Assert.Empty((await repository.FsckAsync(None)).Problems);
        var blob = _git.Run("rev-parse", "main:file");
        File.Delete(Path.Combine(_git.RepositoryPath, "objects", blob[..2], blob[2..]));
        var report = await repository.FsckAsync(None);
        Assert.Contains(report.Problems, p => p.Contains(blob, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Maintenance_of_an_empty_repository_is_no_error()
    {
        await using var repository = await _git.OpenAsync();
        await PackAsync(repository, full: false);
        await PackAsync(repository, full: true);
        await repository.WriteCommitGraphAsync(None);
        Assert.True((await repository.FsckAsync(None)).IsClean);
    }

    [Fact]
    public async Task A_reading_process_that_was_killed_is_started_again()
    {
        await using var repository = await _git.OpenAsync();

        // What is not in a file of its own is asked of git.
        var nothing = ObjectId.Parse(new string('a', 40));
        Assert.Null(await repository.Objects.TryReadAsync(nothing, None));
        var killed = 0;
        foreach (var process in System.Diagnostics.Process.GetProcessesByName("git"))
        {
            using (process)
            {
                if (OperatingSystem.IsLinux() && CommandLineOf(process.Id).Contains(_git.RepositoryPath, StringComparison.Ordinal))
                {
                    process.Kill();
                    await process.WaitForExitAsync();
                    killed++;
                }
            }
        }

        Assert.Equal(OperatingSystem.IsLinux() ? 1 : 0, killed);
        Assert.Null(await repository.Objects.TryReadAsync(nothing, None));
    }

    public void Dispose() => _git.Dispose();

    private static async Task PackAsync(GitRepository repository, bool full)
    {
        var limit = DateTime.UtcNow.AddDays(-14);
        await repository.RepackAsync(full ? limit : null, None);
        if (full)
        {
            await repository.PruneAsync(limit, None);
        }
    }

    // A git of another test may end between being listed and being looked at.
    private static string CommandLineOf(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
