using MemoryVault.Git;
using MemoryVault.LibGit2;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>Histories that are cut short or go in odd ways, walked by a program that stays: an error or the right answer, and never a wait without an end.</summary>
public sealed class HostileHistoryTests : IDisposable
{
    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-12)]
    public async Task A_commit_deep_in_the_history_that_was_cut_short_is_an_error(int length)
    {
        await using var repository = await _git.OpenAsync();
        var commits = new List<ObjectId> { _git.Commit("0") };
        for (var i = 1; i < 12; i++)
        {
            commits.Add(_git.Commit($"{i}", commits[^1]));
        }

        var side = _git.Commit("side", commits[0]);
        Cut(commits[5], length);
        await using var store = await OpenAsync();
        var work = Task.Run(async () =>
        {
            await Assert.ThrowsAnyAsync<VaultException>(async () => await store.FindMergeBaseAsync(commits[^1], side, CancellationToken.None));
            await Assert.ThrowsAnyAsync<VaultException>(async () => await store.CountAheadBehindAsync(commits[^1], side, CancellationToken.None));
        });
        await work.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(20261121)]
    [InlineData(7919)]
    public async Task The_best_common_ancestor_is_that_of_git_in_any_history_and_by_any_clock(int seed)
    {
        var random = new Random(seed);
        await using var repository = await _git.OpenAsync();
        var tree = ObjectId.Parse(_git.RunWith([], "mktree"));
        var commits = new List<ObjectId>();
        for (var i = 0; i < 30; i++)
        {
            var parents = Enumerable.Range(0, random.Next(10) == 0 ? 0 : 1 + (random.Next(4) / 3)).Where(_ => commits.Count > 0).Select(_ => commits[random.Next(Math.Max(0, commits.Count - 8), commits.Count)]).Distinct().ToArray();
            commits.Add(_git.CommitTree(tree, $"{i}", 1_700_000_000 + random.Next(-50, 50) + (i * 5), parents));
        }

        await using var store = await OpenAsync();
        for (var i = 0; i < 25; i++)
        {
            var (left, right) = (commits[random.Next(commits.Count)], commits[random.Next(commits.Count)]);
            Assert.Equal(MergeBase(left, right), (await store.FindMergeBaseAsync(left, right, CancellationToken.None))?.ToString() ?? string.Empty);
        }
    }

    [Fact]
    public async Task Parents_that_are_no_commits_and_a_graft_change_nothing()
    {
        await using var repository = await _git.OpenAsync();
        var tree = ObjectId.Parse(_git.RunWith([], "mktree"));
        var first = _git.Commit("first");
        var second = _git.Commit("second", first);
        var odd = ObjectId.Parse(_git.RunWith(System.Text.Encoding.UTF8.GetBytes($"tree {tree}\nparent {tree}\nauthor {TestGit.Author}\ncommitter {TestGit.Author}\n\nodd\n"), "hash-object", "-w", "-t", "commit", "--literally", "--stdin"));
        _git.Run("replace", "--graft", first.ToString(), second.ToString());
        await using var store = await OpenAsync();

        await Assert.ThrowsAnyAsync<VaultException>(async () => await store.FindMergeBaseAsync(odd, second, CancellationToken.None));
        Assert.Equal(first, await store.FindMergeBaseAsync(first, second, CancellationToken.None));
        var log = new List<ObjectId>();
        await foreach (var entry in repository.LogAsync(new LogQuery { Start = second }, CancellationToken.None))
        {
            log.Add(entry.Id);
        }

        Assert.Equal([second, first], log);
    }

    private string MergeBase(ObjectId left, ObjectId right)
    {
        try
        {
            return _git.Run("merge-base", left.ToString(), right.ToString()).Trim();
        }
        catch (InvalidOperationException)
        {
            return string.Empty;
        }
    }

    private Task<IObjectStore> OpenAsync() =>
        Task.FromResult(GitRepository.Open(_git.RepositoryPath, _git.Services with { ObjectStores = new LibGit2ObjectStoreProvider() }).Objects);

    private void Cut(ObjectId id, int length)
    {
        var path = Path.Combine(_git.RepositoryPath, "objects", id.ToString()[..2], id.ToString()[2..]);
        var bytes = File.ReadAllBytes(path);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, bytes[..(length < 0 ? bytes.Length + length : length)]);
    }
}
