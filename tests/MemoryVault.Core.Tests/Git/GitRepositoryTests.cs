using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class GitRepositoryTests : IDisposable
{
    private const string Main = "refs/heads/main";
    private readonly TestGit _git = new();

    private static CancellationToken None => CancellationToken.None;

    [RequiresUnixFact]
    public async Task A_git_that_writes_for_ever_is_ended_and_named()
    {
        await using (await _git.OpenAsync())
        {
        }

        _git.Services = _git.Services with { GitExecutable = _git.WriteScript("endless-git", "exec yes") };
        await using var repository = await _git.OpenAsync();
        var error = await Assert.ThrowsAsync<GitFailedException>(() => repository.CountObjectsAsync(CancellationToken.None));
        Assert.Contains("wrote more than 256 MB", error.Message, StringComparison.Ordinal);
        Assert.Contains("endless-git", error.Message, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task What_a_git_that_was_ended_leaves_behind_is_not_waited_for()
    {
        await using (await _git.OpenAsync())
        {
        }

        var commit = _git.Commit("a");
        _git.Services = _git.Services with { GitExecutable = _git.WriteScript("chattering-git", "case \"$*\" in *rev-list*) yes; exit 1;; esac; exec git \"$@\"") };
        await using var repository = await _git.OpenAsync();
        var walk = Task.Run(async () => await repository.LogAsync(new LogQuery { Start = commit }, None).CountAsync());
        var error = await Assert.ThrowsAsync<GitFailedException>(() => walk.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains("not one of git's", error.Message, StringComparison.Ordinal);
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
