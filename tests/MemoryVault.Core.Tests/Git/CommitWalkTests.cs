using System.Text;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>History by path, time and number, with and without the commit-graph's changed-path filters.</summary>
public sealed class CommitWalkTests : IDisposable
{
    private const long Start = 1_700_000_000;
    private readonly TestGit _git = new();

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_history_of_a_path_is_the_commits_that_changed_it(bool graph)
    {
        await using var repository = await _git.OpenAsync();
        var a1 = Change(null, ("a", "1"), ("dir/b", "1"), ("*", "1"));
        var b2 = Change(a1, ("a", "1"), ("dir/b", "2"), ("*", "1"));
        var star = Change(b2, ("a", "1"), ("dir/b", "2"), ("*", "2"));
        var gone = Change(star, ("dir/b", "2"), ("*", "2"));
        _git.Run("update-ref", "refs/heads/main", gone.ToString());
        if (graph)
        {
            await repository.WriteCommitGraphAsync(None);
            Assert.True(File.Exists(Path.Combine(_git.RepositoryPath, "objects", "info", "commit-graph")));
        }

        Assert.Equal([gone, star, b2, a1], await IdsAsync(repository, new LogQuery { Start = gone }));
        Assert.Equal([gone, a1], await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["a"] }));
        Assert.Equal([b2, a1], await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["dir"] }));
        Assert.Equal([b2, a1], await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["dir/b"] }));
        Assert.Equal([star, a1], await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["*"] }));
        Assert.Equal([gone, b2, a1], await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["a", "dir/b"] }));
        Assert.Empty(await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["none"] }));
        Assert.Equal([gone], await IdsAsync(repository, new LogQuery { Start = gone, Paths = ["a"], Limit = 1 }));
    }

    [Fact]
    public async Task Odd_names_are_only_names()
    {
        await using var repository = await _git.OpenAsync();
        var notUtf8 = GitText.Decode([(byte)'n', 0xFF]);
        string[] names = ["-n", "--all", ":(glob)x", "with space", "line\nfeed", "caf\u00e9", "quo\"te", notUtf8, "\uD83D\uDE00"];
        ObjectId? head = null;
        foreach (var name in names)
        {
            var before = head;
            head = Change(before, names.TakeWhile(n => n != name).Append(name).Select(n => (n, "x")).ToArray());
            Assert.Equal([head], await IdsAsync(repository, new LogQuery { Start = head, Paths = [name] }));
        }

        Assert.Equal(2, (await IdsAsync(repository, new LogQuery { Start = head!, Paths = [notUtf8, "-n"] })).Count);
    }

    [Fact]
    public async Task Times_bound_the_log_on_both_sides()
    {
        await using var repository = await _git.OpenAsync();
        var (first, second, third) = Chain();
        Assert.Equal([third, second], await IdsAsync(repository, new LogQuery { Start = third, Since = At(100) }));
        Assert.Equal([second, first], await IdsAsync(repository, new LogQuery { Start = third, Until = At(199) }));
        Assert.Equal([second], await IdsAsync(repository, new LogQuery { Start = third, Since = At(1), Until = At(199) }));
        Assert.Empty(await IdsAsync(repository, new LogQuery { Start = third, Since = At(201) }));
        Assert.Empty(await IdsAsync(repository, new LogQuery { Start = third, Until = DateTimeOffset.MinValue }));
    }

    [Fact]
    public async Task The_commit_at_a_time_is_the_newest_that_is_not_younger()
    {
        await using var repository = await _git.OpenAsync();
        var (first, second, third) = Chain();
        Assert.Null(await repository.FindAtAsync(third, At(-1), None));
        Assert.Equal(first, await repository.FindAtAsync(third, At(0), None));
        Assert.Equal(first, await repository.FindAtAsync(third, At(99), None));
        Assert.Equal(second, await repository.FindAtAsync(third, At(100), None));
        Assert.Equal(third, await repository.FindAtAsync(third, At(100_000), None));
    }

    [Fact]
    public async Task A_merge_shows_both_sides_or_the_first_parent_only()
    {
        await using var repository = await _git.OpenAsync();
        var root = _git.Commit("root", Start);
        var (ours, theirs) = (_git.Commit("ours", Start + 10, root), _git.Commit("theirs", Start + 20, root));
        var merge = _git.Commit("merge", Start + 30, ours, theirs);
        Assert.Equal([merge, theirs, ours, root], await IdsAsync(repository, new LogQuery { Start = merge }));
        Assert.Equal([merge, ours, root], await IdsAsync(repository, new LogQuery { Start = merge, FirstParent = true }));
        Assert.Equal(ours, await repository.FindAtAsync(merge, At(25), None));
    }

    [Fact]
    public async Task A_version_that_a_merge_threw_away_is_still_in_the_path_s_history()
    {
        await using var repository = await _git.OpenAsync();
        var root = Change(null, ("a", "1"));
        var (ours, theirs) = (Change(root, ("a", "ours")), Change(root, ("a", "theirs")));
        var merge = _git.CommitTree(TreeOf(ours), "merge", Start + 1000, ours, theirs);
        Assert.Contains(theirs, await IdsAsync(repository, new LogQuery { Start = merge, Paths = ["a"] }));
    }

    [Fact]
    public async Task An_entry_is_the_commit_as_it_is_stored()
    {
        await using var repository = await _git.OpenAsync();
        var tree = TreeOf(_git.Commit("x"));
        var message = "subject\n\n  indented\n    four  \n\nVault-Kind: sync\nVault-Source: \" trailing \"";
        var id = _git.CommitTree(tree, message, Start);
        await foreach (var entry in repository.LogAsync(new LogQuery { Start = id }, None))
        {
            Assert.Equal(message + "\n", entry.Commit.Message.ToString());
            Assert.Equal(" trailing ", entry.Commit.Message["Vault-Source"]);
        }
    }

    [Fact]
    public async Task A_reader_may_stop_early_and_a_missing_start_is_named()
    {
        await using var repository = await _git.OpenAsync();
        var (_, _, third) = Chain();
        await foreach (var entry in repository.LogAsync(new LogQuery { Start = third }, None))
        {
            Assert.Equal(third, entry.Id);
            break;
        }

        var gone = ObjectId.Parse(new string('a', 40));
        var error = await Assert.ThrowsAsync<ObjectMissingException>(() => IdsAsync(repository, new LogQuery { Start = gone }));
        Assert.Equal(gone, error.ObjectId);
    }

    [Fact]
    public async Task A_revision_resolves_to_one_commit_or_to_none()
    {
        await using var repository = await _git.OpenAsync();
        var (first, second, third) = Chain();
        _git.Run("update-ref", "refs/heads/main", third.ToString());
        _git.Run("tag", "-a", "-m", "t", "v1", second.ToString());
        foreach (var (revision, expected) in new (string, ObjectId?)[]
        {
            ("main", third), ("main~1", second), (first.ToString(), first), (first.ToString()[..12], first), ("v1", second), ("HEAD^", second),
            ("nothing", null), ("", null), ("--all", null), ("-n", null), ("main..v1", null), ("main^{tree}", null), ("a\0b", null),
            ("main\nv1", null), (ObjectId.EmptyTree.ToString(), null), ("^main", null),
        })
        {
            Assert.Equal(expected, await repository.ResolveAsync(revision, None));
        }
    }

    public void Dispose() => _git.Dispose();

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Start + seconds);

    private static async Task<List<ObjectId>> IdsAsync(GitRepository repository, LogQuery query)
    {
        var ids = new List<ObjectId>();
        await foreach (var entry in repository.LogAsync(query, None))
        {
            ids.Add(entry.Id);
        }

        return ids;
    }

    private (ObjectId First, ObjectId Second, ObjectId Third) Chain()
    {
        var first = _git.Commit("first", Start);
        var second = _git.Commit("second", Start + 100, first);
        return (first, second, _git.Commit("third", Start + 200, second));
    }

    private ObjectId TreeOf(ObjectId commit) => ObjectId.Parse(_git.Run("rev-parse", commit + "^{tree}"));

    /// <summary>Commits files after a commit; its time is a second later.</summary>
    private ObjectId Change(ObjectId? parent, params (string Path, string Content)[] files)
    {
        var blobs = files.Select(f => (f.Path, Id: _git.RunWith(Encoding.UTF8.GetBytes(f.Content), "hash-object", "-w", "--stdin"))).ToArray();
        var top = new List<byte>();
        foreach (var folder in blobs.GroupBy(b => b.Path.Contains('/', StringComparison.Ordinal) ? b.Path.Split('/')[0] : string.Empty))
        {
            var lines = folder.SelectMany(b => Line("100644 blob", b.Id, b.Path[(b.Path.IndexOf('/', StringComparison.Ordinal) + 1)..])).ToArray();
            top.AddRange(folder.Key.Length == 0 ? lines : Line("040000 tree", _git.RunWith(lines, "mktree", "-z"), folder.Key));
        }

        var seconds = parent is { } p ? long.Parse(_git.Run("log", "-1", "--format=%ct", p.ToString()), System.Globalization.CultureInfo.InvariantCulture) + 1 : Start;
        return _git.CommitTree(ObjectId.Parse(_git.RunWith([.. top], "mktree", "-z")), "change", seconds, parent is { } one ? [one] : []);
    }

    private static byte[] Line(string kind, string id, string name) => [.. Encoding.ASCII.GetBytes($"{kind} {id}\t"), .. GitText.Encode(name), 0];
}
