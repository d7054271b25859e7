using System.Diagnostics;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>Ref transactions in a program that stays: one process for all.</summary>
public sealed class RefSessionTests() : RefTransactionContract(isShortLived: false)
{
    [Fact]
    public async Task A_hundred_transactions_need_one_process_that_ends_with_the_repository()
    {
        var repository = await Git.OpenAsync();
        var processId = await MoveAsync(repository, times: 100);
        Assert.Equal(processId, repository.RefProcessId);
        await repository.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => MoveAsync(repository, times: 1));
    }

    [Fact]
    public async Task A_git_that_is_killed_while_it_has_nothing_to_do_is_replaced()
    {
        await using var repository = await Git.OpenAsync();
        var processId = await MoveAsync(repository, times: 1);
        using (var process = Process.GetProcessById(processId))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.NotEqual(processId, await MoveAsync(repository, times: 1));
    }

    [RequiresUnixFact]
    public async Task A_git_that_does_not_answer_is_ended_and_the_next_transaction_has_another()
    {
        await using (await Git.OpenAsync())
        {
            // Its folder is made.
        }

        using var session = new RefSession(new GitExecutable(Git.Services, Git.RepositoryPath) { BriefLimit = TimeSpan.FromMilliseconds(300) });
        var (first, second) = (Git.Commit("first"), Git.Commit("second"));
        Assert.Equal(0, Run(ObjectId.None, first).ExitCode);
        using (var stop = Process.Start("kill", ["-STOP", session.ProcessId!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await stop.WaitForExitAsync();
        }

        var hung = Run(first, second);

        Assert.NotEqual(0, hung.ExitCode);
        Assert.Contains("had not answered in 0.3 s", hung.ErrorText);
        Assert.Equal(first.ToString(), Git.Run("rev-parse", "refs/memoryvault/counter").Trim());
        session.Dispose();
        Assert.Null(session.ProcessId);

        GitOutput Run(ObjectId before, ObjectId after)
        {
            RefUpdate[] updates = [new("refs/memoryvault/counter", after, before)];
            return session.Run(updates, RefTransaction.Format(updates), "test");
        }
    }

    [Fact]
    public async Task Between_two_transactions_there_is_no_lock_file_and_the_repository_can_be_deleted()
    {
        await using var repository = await Git.OpenAsync();
        await MoveAsync(repository, times: 2);
        Assert.Empty(Directory.GetFiles(Git.RepositoryPath, "*.lock", SearchOption.AllDirectories));
        Git.Run("update-ref", "refs/memoryvault/counter", Git.Commit("foreign").ToString());
        Directory.Delete(Git.RepositoryPath, recursive: true);
        Assert.NotNull(repository.RefProcessId);
    }

    [Fact]
    public async Task A_process_ends_when_it_is_idle_and_when_it_is_old()
    {
        var clock = new SteppedClock();
        Git.Services = Git.Services with { Clock = clock };
        await using var repository = await Git.OpenAsync();
        var first = await MoveAsync(repository, times: 1);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(first, await MoveAsync(repository, times: 1));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(repository.RefProcessId);

        var second = await MoveAsync(repository, times: 1);
        for (var i = 0; i < 16; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            await MoveAsync(repository, times: 1);
        }

        Assert.NotEqual(second, repository.RefProcessId);
    }

    [Fact]
    public async Task Tasks_side_by_side_take_turns()
    {
        await using var repository = await Git.OpenAsync();
        var id = Git.Commit("a");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => repository.UpdateRefsAsync([new($"refs/memoryvault/{i}", id, ObjectId.None)], "side by side", None))));
        Assert.Equal(50, (await repository.ListRefsAsync("refs/memoryvault/", None)).Count);
    }

    private async Task<int> MoveAsync(GitRepository repository, int times)
    {
        const string Name = "refs/memoryvault/counter";
        var before = await repository.ReadRefAsync(Name, None) ?? ObjectId.None;
        var (odd, even) = (Git.Commit("odd"), Git.Commit("even"));
        for (var i = 0; i < times; i++)
        {
            var next = before == odd ? even : odd;
            await repository.UpdateRefsAsync([new(Name, next, before)], "count", None);
            before = next;
        }

        return repository.RefProcessId!.Value;
    }
}
