using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class TreeDiffTests
{
    private static readonly string[] SomePaths =
        ["a", "b/c", "b/d", "b.txt", "b-x/y", "b/e/f", "b/e/g", "z/é/ü", "z/0", "a.b/c", "q/w/e/r/t", "q/w/e/y", "bb", "z/é/𝄞"];

    private static readonly string[] SomeContents = ["", "one", "two"];

    [Fact]
    public void A_diff_is_the_difference_of_the_two_sets_of_files()
    {
        var files = Gen.Zip(Gen.Elements(SomePaths), Gen.Elements(SomeContents)).ListOf()
            .Select(list => list.GroupBy(f => f.Item1).ToDictionary(g => g.Key, g => g.First().Item2, StringComparer.Ordinal)).ToArbitrary();
        Prop.ForAll(files, files, (before, after) =>
        {
            var store = new MemoryObjectStore();
            var found = Diff(store, store.AddTree(before), store.AddTree(after)).Result;
            var expected = before.Keys.Union(after.Keys).Where(p => before.GetValueOrDefault(p) != after.GetValueOrDefault(p));
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(d => d.Path).Order(StringComparer.Ordinal));
            Assert.All(found, d => Assert.Equal(before.ContainsKey(d.Path), d.Old is not null));
            Assert.All(found, d => Assert.Equal(after.ContainsKey(d.Path), d.New is not null));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Folders_that_are_the_same_are_not_read()
    {
        var store = new MemoryObjectStore();
        Dictionary<string, string> files = Enumerable.Range(0, 50).ToDictionary(i => $"folder{i}/deep/file", i => $"content {i}");
        var before = store.AddTree(files);
        files["folder7/deep/file"] = "changed";
        var after = store.AddTree(files);
        var found = await Diff(store, before, after);
        Assert.Equal(["folder7/deep/file"], found.Select(d => d.Path));
        Assert.Equal(6, store.Reads);
    }

    [Fact]
    public async Task A_file_that_became_a_folder_is_gone_and_its_files_are_new()
    {
        var store = new MemoryObjectStore();
        var found = await Diff(store, store.AddTree([new("notes", "text")]), store.AddTree([new("notes/today", "text")]));
        Assert.Equal([("notes", true, false), ("notes/today", false, true)], found.Select(d => (d.Path, d.Old is not null, d.New is not null)));
    }

    [Fact]
    public async Task A_change_of_the_mode_alone_is_a_difference()
    {
        var store = new MemoryObjectStore();
        var blob = store.AddBlob("#!/bin/sh");
        var before = store.Add(TreeObject.Write([new TreeEntry("run", EntryMode.File, blob)]));
        var after = store.Add(TreeObject.Write([new TreeEntry("run", EntryMode.Executable, blob)]));
        var difference = Assert.Single(await Diff(store, before, after));
        Assert.Equal(EntryMode.Executable, difference.New!.Mode);
    }

    [Fact]
    public async Task Only_wanted_folders_are_entered()
    {
        var store = new MemoryObjectStore();
        var tree = store.AddTree([new("a/x", "1"), new("b/x", "2"), new("b/y", "3")]);
        var found = new List<string>();
        await foreach (var (path, _) in TreeDiff.ListAsync(store, tree, (path, folder) => folder ? path == "b" : path != "b/y", null, default))
        {
            found.Add(path);
        }

        Assert.Equal(["b/x"], found);
    }

    [Fact]
    public async Task A_tree_that_is_out_of_order_and_holds_a_name_twice_is_walked_to_its_end()
    {
        var store = new MemoryObjectStore();
        var one = store.AddBlob("1");
        var bytes = Raw("zz", one).Concat(Raw("aa", one)).Concat(Raw("aa", store.AddBlob("2"))).ToArray();
        var odd = store.Add(new GitObject(GitObjectKind.Tree, bytes));
        var found = await Diff(store, store.AddTree([new("zz", "1")]), odd);
        Assert.Equal(["aa", "aa"], found.Select(d => d.Path));
    }

    [Fact]
    public async Task A_missing_tree_is_named()
    {
        var store = new MemoryObjectStore();
        var lost = ObjectId.Parse("0123456789012345678901234567890123456789");
        var tree = store.Add(TreeObject.Write([new TreeEntry("folder", EntryMode.Folder, lost)]));
        var error = await Assert.ThrowsAsync<ObjectMissingException>(() => Diff(store, ObjectId.None, tree));
        Assert.Equal(lost, error.ObjectId);
    }

    private static byte[] Raw(string name, ObjectId id)
    {
        var bytes = new byte[7 + name.Length + 1 + ObjectId.Size];
        GitText.Encode($"100644 {name}").CopyTo(bytes, 0);
        id.CopyTo(bytes.AsSpan(7 + name.Length + 1));
        return bytes;
    }

    private static async Task<List<TreeDifference>> Diff(MemoryObjectStore store, ObjectId before, ObjectId after)
    {
        var found = new List<TreeDifference>();
        await foreach (var difference in TreeDiff.CompareAsync(store, before, after, null, null, default))
        {
            found.Add(difference);
        }

        return found;
    }
}
