using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class GitRepositoryTests : IDisposable
{
    private const string Main = "refs/heads/main";
    private readonly TestGit _git = new();

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_ref_is_created_moved_and_deleted_by_expected_values()
    {
        await using var repository = await _git.OpenAsync();
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        Assert.Null(await repository.ReadRefAsync(Main, None));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
        await repository.UpdateRefsAsync([new(Main, b, a)], "move", None);
        Assert.Equal(b.ToString(), _git.Run("rev-parse", Main));
        await repository.UpdateRefsAsync([new(Main, ObjectId.None, b)], "delete", None);
        Assert.Null(await repository.ReadRefAsync(Main, None));
    }

    [Fact]
    public async Task A_wrong_expectation_moves_no_ref_of_the_transaction()
    {
        await using var repository = await _git.OpenAsync();
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
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
        await using var repository = await _git.OpenAsync();
        var root = _git.Commit("root");
        await repository.UpdateRefsAsync([new(Main, root, ObjectId.None)], "create", None);
        var commits = Enumerable.Range(0, 8).Select(i => _git.Commit($"writer {i}", root)).ToArray();
        var outcomes = await Task.WhenAll(commits.Select(async commit =>
        {
            await using var own = GitRepository.Open(_git.RepositoryPath, _git.Services, "git");
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
        await using var repository = await _git.OpenAsync();
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        await repository.UpdateRefsAsync([new(Main, a, ObjectId.None)], "create", None);
        var path = Path.Combine(_git.RepositoryPath, lockFile.Replace('/', Path.DirectorySeparatorChar));
        await File.WriteAllTextAsync(path, string.Empty);
        var update = new RefUpdate(Main, delete ? ObjectId.None : b, a);
        var error = await Assert.ThrowsAsync<RefLockedException>(() => repository.UpdateRefsAsync([update], "locked", None));
        Assert.Equal(Path.GetFullPath(path), error.LockFile);
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
        File.Delete(path);
        await repository.UpdateRefsAsync([update], "free", None);
    }

    [Fact]
    public async Task A_ref_is_read_loose_packed_symbolic_and_after_a_foreign_git_moved_it()
    {
        await using var repository = await _git.OpenAsync();
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        _git.Run("update-ref", Main, a.ToString());
        _git.Run("update-ref", "refs/heads/mainly", b.ToString());
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
        _git.Run("pack-refs", "--all");
        Assert.False(File.Exists(Path.Combine(_git.RepositoryPath, "refs", "heads", "main")));
        Assert.Equal(a, await repository.ReadRefAsync(Main, None));
        _git.Run("update-ref", Main, b.ToString());
        Assert.Equal(b, await repository.ReadRefAsync(Main, None));
        _git.Run("symbolic-ref", "refs/heads/link", Main);
        Assert.Equal(b, await repository.ReadRefAsync("refs/heads/link", None));
        Assert.Null(await repository.ReadRefAsync("refs/heads/mai", None));
        Assert.Equal(["refs/heads/link", "refs/heads/main", "refs/heads/mainly"], (await repository.ListRefsAsync("refs/heads/", None)).Select(r => r.Key));
    }

    public void Dispose() => _git.Dispose();
}
