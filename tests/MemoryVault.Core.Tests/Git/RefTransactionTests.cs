using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>Ref transactions in a program that ends soon: a process each.</summary>
public sealed class RefTransactionTests() : RefTransactionContract(isShortLived: true)
{
    [RequiresUnixFact]
    public async Task A_git_that_is_killed_after_its_last_word_has_committed()
    {
        Assert.Null(await RunKilledAsync("a", "b"));
    }

    [RequiresUnixFact]
    public async Task A_git_that_is_killed_before_the_first_ref_has_moved_is_an_error()
    {
        Assert.IsType<GitFailedException>(await RunKilledAsync());
    }

    [RequiresUnixFact]
    public async Task A_git_that_is_killed_between_two_refs_tells_which_are_left()
    {
        var error = Assert.IsType<RefsHalfMovedException>(await RunKilledAsync("a"));
        Assert.Equal(["refs/memoryvault/b"], error.Left.Select(left => left.Name));
    }

    /// <summary>Runs a transaction of two refs with a git that dies in its commit, after it has moved some of them.</summary>
    private async Task<Exception?> RunKilledAsync(params string[] moved)
    {
        await using (await Git.OpenAsync())
        {
        }

        var id = Git.Commit("a");
        var moves = string.Concat(moved.Select(name => $"git --git-dir '{Git.RepositoryPath}' update-ref refs/memoryvault/{name} {id}\n"));
        var program = Git.WriteScript("killed-git", $"{moves}printf 'start: ok\\nprepare: ok\\n'\nkill -9 $$");
        Git.Services = Git.Services with { GitExecutable = program };
        await using var repository = await Git.OpenAsync();
        return await Record.ExceptionAsync(
            () => repository.UpdateRefsAsync([new("refs/memoryvault/a", id, ObjectId.None), new("refs/memoryvault/b", id, ObjectId.None)], "killed", None));
    }
}
