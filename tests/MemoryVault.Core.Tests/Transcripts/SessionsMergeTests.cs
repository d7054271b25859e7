using MemoryVault.Git;
using MemoryVault.Merging;
using MemoryVault.Tests.Git;
using MemoryVault.Tests.History;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Two machines that pull one source come together without a conflict, whichever merges.</summary>
public sealed class SessionsMergeTests
{
    private static readonly (string Path, string Content)[] Base = [("s1/000001.jsonl", "a\n"), ("sessions.json", "{}"), ("deleted.json", Marks("x.jsonl", "y.jsonl"))];

    [Fact]
    public Task The_longer_of_two_that_agree_stays() => MergesToAsync(
        [("s1/000001.jsonl", "a\n"), ("s1/000002.jsonl", "b\nc\n")],
        [("s1/000001.jsonl", "a\nb\n")],
        [("s1/000001.jsonl", "a\n"), ("s1/000002.jsonl", "b\nc\n")]);

    [Fact]
    public Task Of_two_that_differ_one_becomes_an_older_version() => MergesToAsync(
        [("s1/000001.jsonl", "a\nbbb\n")],
        [("s1/000001.jsonl", "a\nc\n")],
        [("s1/000001.jsonl", "a\nbbb\n"), ("s1/before-0001/000001.jsonl", "a\nc\n")]);

    [Fact]
    public Task Older_versions_of_both_sides_are_kept() => MergesToAsync(
        [("s1/000001.jsonl", "new\n"), ("s1/before-0001/000001.jsonl", "a\n")],
        [("s1/000001.jsonl", "new\nmore\n"), ("s1/before-0001/000001.jsonl", "a\nz\n")],
        null,
        ["new\nmore\n", "a\n", "a\nz\n"]);

    [Fact]
    public Task New_sessions_of_both_sides_are_there() => MergesToAsync(
        [.. Base, ("s2/000001.jsonl", "x\n"), ("s1/sub/t/000001.jsonl", "y\n")],
        [.. Base, ("s3/000001.jsonl", "z\n")],
        [.. Base, ("s2/000001.jsonl", "x\n"), ("s1/sub/t/000001.jsonl", "y\n"), ("s3/000001.jsonl", "z\n")]);

    [Fact]
    public Task Marks_are_merged_as_a_set_and_of_another_file_the_longer_stays() => MergesToAsync(
        [("deleted.json", Marks("x.jsonl", "o.jsonl", "y.jsonl")), ("sessions.json", "{\"a\":1}")],
        [("deleted.json", Marks("t.jsonl", "x.jsonl")), ("sessions.json", "{\"a\":1,\"b\":2}")],
        [("deleted.json", Marks("o.jsonl", "t.jsonl", "x.jsonl")), ("sessions.json", "{\"a\":1,\"b\":2}")]);

    [Fact]
    public async Task The_merge_of_whole_vaults_leaves_no_conflict()
    {
        await using var scene = await VaultScene.CreateAsync();
        var objects = new PendingObjects(scene.Vault.Repository.Objects);
        await using var closing = objects;
        var memory = new MemoryObjectStore();
        var (before, ours, theirs) = (Root(memory, "a\n"), Root(memory, "a\nb\n"), Root(memory, "a\nb\nc\n"));
        await scene.Vault.Repository.Objects.WriteAsync(memory.All, CancellationToken.None);
        var start = scene.Git("commit-tree", before.ToString(), "-m", "base");
        var (left, right) = (scene.Git("commit-tree", ours.ToString(), "-p", start, "-m", "ours"), scene.Git("commit-tree", theirs.ToString(), "-p", start, "-m", "theirs"));
        var merge = await VaultMerge.PrepareAsync(scene.Vault, objects, before, CancellationToken.None);

        var tree = await merge.MergeCommitsAsync(ObjectId.Parse(start), ObjectId.Parse(left), ObjectId.Parse(right), CancellationToken.None);

        Assert.Equal((theirs, 0), (tree, merge.Conflicts));
    }

    private static ObjectId Root(MemoryObjectStore store, string transcript) => store.AddTree([new("sessions/bot/s1/000001.jsonl", transcript), new("other.txt", "x")]);

    private static async Task MergesToAsync((string Path, string Content)[] ours, (string Path, string Content)[] theirs, (string Path, string Content)[]? expected, string[]? contents = null)
    {
        var store = new MemoryObjectStore();
        await using var objects = new PendingObjects(store);
        var (before, left, right) = (Tree(store, Base), Tree(store, ours), Tree(store, theirs));

        var merged = await new SessionsMerge(objects).MergeAsync(before, left, right, CancellationToken.None);

        Assert.Equal(merged, await new SessionsMerge(objects).MergeAsync(before, right, left, CancellationToken.None));
        if (expected is not null)
        {
            Assert.Equal(Tree(store, expected), merged);
        }

        foreach (var content in contents ?? [])
        {
            var all = await TreeDiff.ListAsync(objects, merged, null, null, CancellationToken.None).ToListAsync();
            Assert.Contains(ObjectId.Of(GitObjectKind.Blob, GitText.Encode(content)), all.Select(f => f.Value.Id));
        }
    }

    private static ObjectId Tree(MemoryObjectStore store, (string Path, string Content)[] files) => store.AddTree(files.Select(f => KeyValuePair.Create("bot/" + f.Path, f.Content)));

    private static string Marks(params string[] paths) => $"{{\n{string.Join(",\n", paths.Select(p => $"  \"{p}\": \"2026-01-02T03:04:05Z\""))}\n}}\n";
}
