using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>What a ref transaction promises, whichever process of git makes it.</summary>
public abstract class RefTransactionContract : IDisposable
{
    protected const string Main = "refs/heads/main";

    private protected TestGit Git { get; } = new();

    protected static CancellationToken None => CancellationToken.None;

    protected RefTransactionContract(bool isShortLived) => Git.Services = Git.Services with { IsShortLived = isShortLived };

    [Fact]
    public async Task A_ref_is_created_moved_and_deleted_by_expected_values()
    {
        await using var repository = await Git.OpenAsync();
        var (a, b) = (Git.Commit("a"), Git.Commit("b"));
        Assert.Null(await repository.ReadRefAsync(Main, None));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
        await repository.UpdateRefsAsync([new(Main, b, a)], "move", None);
        Assert.Equal(b.ToString(), Git.Run("rev-parse", Main));
        await repository.UpdateRefsAsync([new(Main, ObjectId.None, b)], "delete", None);
        Assert.Null(await repository.ReadRefAsync(Main, None));
    }

    [Fact]
    public async Task A_wrong_expectation_moves_no_ref_of_the_transaction()
    {
        await using var repository = await Git.OpenAsync();
        var (a, b) = (Git.Commit("a"), Git.Commit("b"));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        RefUpdate good = new("refs/memoryvault/other", a, ObjectId.None);
        foreach (var wrong in new RefUpdate[] { new(Main, b, b), new(Main, b, ObjectId.None), new("refs/heads/gone", b, a) })
        {
            var error = await Assert.ThrowsAsync<RefMovedException>(() => repository.UpdateRefsAsync([good, wrong], "no", None));
            Assert.Equal(wrong.Name, error.RefName);
        }

        Assert.Null(await repository.ReadRefAsync(good.Name, None));
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
    }

    [Fact]
    public async Task Of_eight_who_move_a_ref_at_once_exactly_one_wins()
    {
        await using var repository = await Git.OpenAsync();
        var root = Git.Commit("root");
        await repository.UpdateRefsAsync([new(Main, root, ObjectId.None)], "create", None);
        var commits = Enumerable.Range(0, 8).Select(i => Git.Commit($"writer {i}", root)).ToArray();
        var outcomes = await Task.WhenAll(commits.Select(async commit =>
        {
            await using var own = GitRepository.Open(Git.RepositoryPath, Git.Services, "git");
            return await Record.ExceptionAsync(() => own.UpdateRefsAsync([new(Main, commit, root)], "race", None));
        }));
        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.Where(o => o is not null), o => Assert.IsType<RefMovedException>(o));
        Assert.Equal(commits[Array.IndexOf(outcomes, null)], await repository.ReadRefAsync(Main, None));
    }

    [Theory]
    [InlineData("refs/heads/main.lock", false)]
    [InlineData("packed-refs.lock", true)]
    public async Task A_lock_file_left_behind_is_named(string lockFile, bool delete)
    {
        await using var repository = await Git.OpenAsync();
        var (a, b) = (Git.Commit("a"), Git.Commit("b"));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        var path = Path.Combine(Git.RepositoryPath, lockFile.Replace('/', Path.DirectorySeparatorChar));
        await File.WriteAllTextAsync(path, string.Empty);
        var update = new RefUpdate(Main, delete ? ObjectId.None : b, a);
        var error = await Assert.ThrowsAsync<RefLockedException>(() => repository.UpdateRefsAsync([update], "locked", None));
        Assert.Equal(Path.GetFullPath(path), error.LockFile);
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
        File.Delete(path);
        await repository.UpdateRefsAsync([update], "free", None);
    }

    [Fact]
    public async Task After_a_failure_the_next_transaction_succeeds()
    {
        await using var repository = await Git.OpenAsync();
        var (a, b) = (Git.Commit("a"), Git.Commit("b"));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        for (var round = 0; round < 3; round++)
        {
            await Assert.ThrowsAsync<RefMovedException>(() => repository.UpdateRefsAsync([new(Main, a, b)], "wrong", None));
            await repository.UpdateRefsAsync([new(Main, b, a)], "right", None);
            await repository.UpdateRefsAsync([new(Main, a, b)], "and back", None);
        }
    }

    [Fact]
    public async Task A_foreign_git_may_move_and_pack_refs_and_objects_between_two_transactions()
    {
        await using var repository = await Git.OpenAsync();
        var (a, b, c) = (Git.Commit("a"), Git.Commit("b"), Git.Commit("c"));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None), new("refs/memoryvault/leases", a, ObjectId.None)], "create", None);
        Git.Run("update-ref", Main, b.ToString());
        Git.Run("pack-refs", "--all", "--prune");
        Git.Run("repack", "-a", "-d", "-q");
        await repository.UpdateRefsAsync([new(Main, c, b), new("refs/memoryvault/leases", b, a)], "move", None);
        Git.Run("repack", "-a", "-d", "-q");
        await repository.UpdateRefsAsync([new(Main, b, c), new("refs/memoryvault/leases", ObjectId.None, b)], "move", None);
        Assert.Equal($"{b} {Main}", Git.Run("for-each-ref", "--format=%(objectname) %(refname)"));
    }

    [Fact]
    public async Task The_reflog_tells_each_reason()
    {
        await using var repository = await Git.OpenAsync();
        var (a, b, c) = (Git.Commit("a"), Git.Commit("b"), Git.Commit("c"));
        await repository.UpdateRefsAsync([new("refs/memoryvault/leases", a, ObjectId.None)], "lease enter", None);
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "sync", None);
        await repository.UpdateRefsAsync([new(Main, b, a), new("refs/memoryvault/leases", b, a)], "checkin", None);
        await repository.UpdateRefsAsync([new("refs/memoryvault/leases", a, b)], "lease exit", None);
        await repository.UpdateRefsAsync([new(Main, c, b)], "check\nin", None);
        Assert.Equal(["check in", "checkin", "sync"], Git.Run("log", "-g", "--format=%gs", Main).Split('\n'));
    }

    [Fact]
    public async Task A_transaction_of_thousands_of_refs_is_one()
    {
        await using var repository = await Git.OpenAsync();
        var a = Git.Commit("a");
        var many = Enumerable.Range(0, 3000).Select(i => new RefUpdate($"refs/memoryvault/many/{i}", a, ObjectId.None)).ToArray();
        await repository.UpdateRefsAsync(many, "many", None);
        Assert.Equal(3000, (await repository.ListRefsAsync("refs/memoryvault/", None)).Count);
    }

    [Fact]
    public async Task A_repository_that_is_gone_is_said_to_be_gone()
    {
        await using var repository = await Git.OpenAsync();
        var a = Git.Commit("a");
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        Directory.Delete(Git.RepositoryPath, recursive: true);
        await Assert.ThrowsAsync<RepositoryUnusableException>(() => repository.UpdateRefsAsync([new(Main, ObjectId.None, a)], "gone", None));
    }

    public void Dispose()
    {
        Git.Dispose();
        GC.SuppressFinalize(this);
    }
}
