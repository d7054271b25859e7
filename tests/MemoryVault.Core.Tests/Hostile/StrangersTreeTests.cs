using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Tests.History;

namespace MemoryVault.Tests.Hostile;

/// <summary>Trees that no git makes and a stranger's may: names twice, out of order, leading out, links.</summary>
public sealed class StrangersTreeTests : IAsyncLifetime
{
    private VaultScene _scene = null!;

    public async Task InitializeAsync() => _scene = await VaultScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_name_that_a_tree_holds_twice_ends_no_edit_and_no_merge()
    {
        var (one, two) = (_scene.WriteBlob("1"), _scene.WriteBlob("2"));
        var twice = ObjectId.Parse(_scene.WriteTree(("100644", "a.json", one), ("100644", "a.json", two), ("100644", "b", one)));
        var other = ObjectId.Parse(_scene.WriteTree(("100644", "a.json", two), ("100644", "c", two)));
        var store = _scene.Vault.Repository.Objects;
        var editor = new TreeEditor(store);

        var edited = await editor.ApplyAsync(twice, [new TreeEdit("b", EntryMode.File, ObjectId.Parse(two))], CancellationToken.None);
        var merged = await new TreeMerge(editor, (conflict, _) => Task.FromResult(conflict.Ours)).MergeAsync(ObjectId.EmptyTree, twice, other, CancellationToken.None);

        Assert.Equal(["a.json", "b"], (await editor.ReadAsync(edited, CancellationToken.None)).Select(entry => entry.Name));
        Assert.Equal(["a.json", "b", "c"], (await editor.ReadAsync(merged, CancellationToken.None)).Select(entry => entry.Name));
    }

    [Fact]
    public async Task A_restore_writes_the_good_files_and_names_the_others()
    {
        var (good, bad) = (_scene.WriteBlob("good"), _scene.WriteBlob("/etc/passwd"));
        var inner = _scene.WriteTree(("100644", "x", bad));
        _scene.CommitForeignTree(_scene.InSource(_scene.WriteTree(
            ("40000", "..", inner), ("40000", ".GIT", inner), ("160000", "sub", new string('1', 40)), ("120000", "link", bad), ("100644", "z.md", good), ("100644", "\u001b[31mred", good), ("40000", "git~1", inner))));

        var result = await _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] });

        Assert.Equal(["\u001b[31mred", "z.md"], Directory.EnumerateFiles(_scene["elsewhere"], "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(5, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.NotEmpty(error.Message));
    }

    [Fact]
    public async Task A_loose_object_that_claims_to_be_two_gigabytes_takes_no_memory()
    {
        var bytes = new MemoryStream();
        await using (var deflate = new System.IO.Compression.ZLibStream(bytes, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write("blob 2000000000\0x"u8);
        }

        var id = new string('a', 40);
        Directory.CreateDirectory(Path.GetDirectoryName(_scene.ObjectFile(id))!);
        await File.WriteAllBytesAsync(_scene.ObjectFile(id), bytes.ToArray());
        var files = new LooseObjectFiles(Path.Combine(_scene.Repository, "objects"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(files.TryRead(ObjectId.Parse(id), ReadLimit.Whole));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }
}
