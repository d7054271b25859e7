using System.Text;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>Reading git's files without git: every form that git writes, and files that are damaged.</summary>
public sealed class ObjectFilesTests : IDisposable
{
    private readonly TestGit _git = new();

    [Theory]
    [InlineData("repack.useDeltaBaseOffset=true")]
    [InlineData("repack.useDeltaBaseOffset=false")]
    [InlineData("pack.compression=0")]
    public async Task Every_object_of_a_pack_with_deltas_is_read_as_git_reads_it(string setting)
    {
        await using var repository = await _git.OpenAsync();
        var ids = WriteGrowingHistory();
        _git.Run("-c", setting, "repack", "-a", "-d", "-q", "-f", "--depth=50");
        Assert.Contains("chain length", _git.Run("verify-pack", "-v", Index()), StringComparison.Ordinal);
        using var files = new ObjectFiles(_git.RepositoryPath);
        AssertAllRead(files, ids);
    }

    [Fact]
    public async Task Offsets_of_large_packs_and_many_packs_are_read()
    {
        await using var repository = await _git.OpenAsync();
        var ids = WriteGrowingHistory();
        _git.Run("repack", "-a", "-d", "-q");
        var index = Index();
        File.SetAttributes(index, FileAttributes.Normal);
        File.Delete(index);
        _git.Run("index-pack", "--index-version=2,0x40", Path.ChangeExtension(index, ".pack"));
        var more = _git.Commit("in another pack");
        _git.Run("update-ref", "refs/tags/more", more.ToString());
        _git.Run("repack", "-d", "-q");
        using var files = new ObjectFiles(_git.RepositoryPath);
        AssertAllRead(files, [.. ids, more]);
    }

    [Fact]
    public async Task An_index_of_version_1_is_left_to_git()
    {
        await using var repository = await _git.OpenAsync();
        var ids = WriteGrowingHistory();
        _git.Run("-c", "pack.indexVersion=1", "repack", "-a", "-d", "-q");
        using var files = new ObjectFiles(_git.RepositoryPath);
        Assert.Null(files.TryRead(ids[0]));
        Assert.NotNull(await repository.Objects.TryReadAsync(ids[0], CancellationToken.None));
    }

    [Fact]
    public async Task A_pack_that_is_made_and_an_old_one_that_goes_are_noticed()
    {
        await using var repository = await _git.OpenAsync();
        var ids = WriteGrowingHistory();
        _git.Run("repack", "-a", "-d", "-q");
        using var files = new ObjectFiles(_git.RepositoryPath);
        AssertAllRead(files, ids);
        var more = _git.Commit("later");
        _git.Run("update-ref", "refs/tags/later", more.ToString());
        _git.Run("repack", "-a", "-d", "-q");
        Assert.True(files.TryRead(more) is not null || files.TryRead(more) is not null);
        AssertAllRead(files, ids);
    }

    [Theory]
    [InlineData("*.pack")]
    [InlineData("*.idx")]
    public async Task Damaged_files_never_give_other_bytes_and_never_anything_but_a_typed_error(string pattern)
    {
        await using var repository = await _git.OpenAsync();
        var ids = WriteGrowingHistory();
        _git.Run("repack", "-a", "-d", "-q");
        var path = Directory.GetFiles(Path.Combine(_git.RepositoryPath, "objects", "pack"), pattern)[0];
        File.SetAttributes(path, FileAttributes.Normal);
        var whole = await File.ReadAllBytesAsync(path);
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i < 1 + (round % 8); i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            await File.WriteAllBytesAsync(path, round % 5 == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
            using var files = new ObjectFiles(_git.RepositoryPath);
            foreach (var id in ids)
            {
                Assert.True(files.TryRead(id) is not { } found || found.ComputeId() == id);
            }
        }
    }

    [Fact]
    public async Task A_loose_file_that_is_no_object_is_not_read()
    {
        await using var repository = await _git.OpenAsync();
        var id = ObjectId.Parse(_git.RunWith("content"u8.ToArray(), "hash-object", "-w", "--stdin"));
        var path = LoosePath(id);
        File.SetAttributes(path, FileAttributes.Normal);
        var whole = await File.ReadAllBytesAsync(path);
        using var files = new ObjectFiles(_git.RepositoryPath);
        Assert.NotNull(files.TryRead(id));
        foreach (var bytes in new[] { [], "nothing"u8.ToArray(), whole[..5], whole[..^6], Deflated("blob 8\0content"), Deflated("blub 7\0content"), Deflated("blob 7\0CONTENT"), Deflated("blob -1\0"), Deflated(new string('x', 100)) })
        {
            await File.WriteAllBytesAsync(path, bytes);
            Assert.Null(files.TryRead(id));
        }
    }

    [Fact]
    public async Task Objects_that_are_written_are_git_s_own_and_leave_nothing_else()
    {
        await using var repository = await _git.OpenAsync();
        using var files = new ObjectFiles(_git.RepositoryPath);
        var objects = Enumerable.Range(0, 20).Select(i => new GitObject(GitObjectKind.Blob, Encoding.UTF8.GetBytes($"{i}"))).ToArray();
        files.Write(objects, CancellationToken.None);
        foreach (var item in objects)
        {
            Assert.Equal(Encoding.UTF8.GetString(item.Bytes.Span), _git.Run("cat-file", "blob", item.ComputeId().ToString()));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(LoosePath(item.ComputeId())) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
            }
        }

        Assert.Equal(20, Directory.GetFiles(Path.Combine(_git.RepositoryPath, "objects"), "*", SearchOption.AllDirectories).Length);
        Assert.Equal(0, (await repository.CountObjectsAsync(CancellationToken.None)).Garbage);
    }

    [Fact]
    public async Task Writing_what_is_there_makes_it_young_again()
    {
        await using var repository = await _git.OpenAsync();
        using var files = new ObjectFiles(_git.RepositoryPath);
        var item = new GitObject(GitObjectKind.Blob, "again"u8.ToArray());
        files.Write([item], CancellationToken.None);
        File.SetLastWriteTimeUtc(LoosePath(item.ComputeId()), DateTime.UtcNow.AddDays(-60));
        files.Write([item], CancellationToken.None);
        _git.Run("prune", "--expire=2.weeks.ago");
        Assert.NotNull(files.TryRead(item.ComputeId()));
    }

    [Fact]
    public async Task A_disk_that_does_not_take_it_is_a_typed_error_that_leaves_nothing()
    {
        await using var repository = await _git.OpenAsync();
        var item = new GitObject(GitObjectKind.Blob, "no room"u8.ToArray());
        var folder = Path.GetDirectoryName(LoosePath(item.ComputeId()))!;
        await File.WriteAllTextAsync(folder, "a file where the folder should be");
        using var files = new ObjectFiles(_git.RepositoryPath);
        var other = new GitObject(GitObjectKind.Blob, "room"u8.ToArray());
        var error = Assert.Throws<ObjectWriteFailedException>(() => files.Write([other, item], CancellationToken.None));
        Assert.NotEmpty(error.Remedy);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(_git.RepositoryPath, "objects"), "tmp_obj_*", SearchOption.AllDirectories), _ => true);
        Assert.Null(files.TryRead(other.ComputeId()));
    }

    public void Dispose() => _git.Dispose();

    private static byte[] Deflated(string text)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new System.IO.Compression.ZLibStream(bytes, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(Encoding.Latin1.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private void AssertAllRead(ObjectFiles files, IEnumerable<ObjectId> ids)
    {
        foreach (var id in ids)
        {
            var found = files.TryRead(id);
            Assert.NotNull(found);
            Assert.Equal(_git.Run("cat-file", "-t", id.ToString()), found.Kind.ToString().ToLowerInvariant());
            Assert.Equal(_git.Run("cat-file", "-s", id.ToString()), found.Bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private string Index() => Assert.Single(Directory.GetFiles(Path.Combine(_git.RepositoryPath, "objects", "pack"), "*.idx"));

    private string LoosePath(ObjectId id) =>
        Path.Combine(_git.RepositoryPath, "objects", id.ToString()[..2], id.ToString()[2..]);

    /// <summary>Commits a file that grows and changes in the middle, so that packing makes chains of deltas; gives all ids.</summary>
    private List<ObjectId> WriteGrowingHistory()
    {
        var ids = new List<ObjectId>();
        var lines = Enumerable.Range(0, 400).Select(i => $"line {i} {i * 7919}").ToList();
        ObjectId? head = null;
        for (var round = 0; round < 12; round++)
        {
            lines[round * 20] = $"changed {round}";
            lines.InsertRange(round * 10, [$"new {round} a", $"new {round} b"]);
            var blob = ObjectId.Parse(_git.RunWith(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "hash-object", "-w", "--stdin"));
            var tree = ObjectId.Parse(_git.RunWith(Encoding.ASCII.GetBytes($"100644 blob {blob}\tfile\n"), "mktree"));
            head = _git.CommitTree(tree, $"round {round}", 1_700_000_000 + round, head is null ? [] : [head]);
            ids.AddRange([blob, tree, head]);
        }

        _git.Run("update-ref", "refs/heads/main", head!.ToString());
        return ids;
    }
}
