using System.Text;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>What every <see cref="IObjectStore"/> keeps, on real repositories; reading is tried on loose and on packed objects.</summary>
public abstract class ObjectStoreContract : IDisposable
{
    private readonly TestGit _git = new();

    private protected TestGit Git => _git;

    private protected abstract Task<IObjectStore> OpenAsync(GitRepository repository);

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_kind_of_object_comes_back_as_it_was_written(bool packed)
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        GitObject[] objects = [.. Family("hello"u8.ToArray())];
        await store.WriteAsync(objects, None);
        Pack(packed, objects[^1].ComputeId());
        foreach (var item in objects)
        {
            var read = await store.TryReadAsync(item.ComputeId(), None);
            Assert.Equal(item.Kind, read!.Kind);
            Assert.Equal(item.Bytes.ToArray(), read.Bytes.ToArray());
            Assert.Equal(new GitObjectHeader(item.Kind, item.Bytes.Length), await store.TryReadHeaderAsync(item.ComputeId(), None));
        }

        AssertClean();
    }

    [Fact]
    public async Task What_is_written_has_the_id_that_git_gives_it()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var blob = Blob("content\n");
        var tree = TreeObject.Write([new("a", EntryMode.File, blob.ComputeId())]);
        var when = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var who = new Signature("A U Thor", "author@example.org", when);
        var commit = new CommitObject(tree.ComputeId(), [], who, who, new CommitMessage("subject", string.Empty, [])).ToObject();
        await store.WriteAsync([blob, tree, commit], None);
        Assert.Equal(_git.RunWith("content\n"u8.ToArray(), "hash-object", "--stdin"), blob.ComputeId().ToString());
        Assert.Equal(_git.RunWith(Encoding.ASCII.GetBytes($"100644 blob {blob.ComputeId()}\ta\n"), "mktree"), tree.ComputeId().ToString());
        Assert.Equal(_git.Run("commit-tree", tree.ComputeId().ToString(), "-m", "subject"), commit.ComputeId().ToString());
        Assert.Equal("content\n", _git.Run("cat-file", "blob", blob.ComputeId().ToString()) + "\n");
        AssertClean();
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_null()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var id = Blob("never written").ComputeId();
        Assert.Null(await store.TryReadAsync(id, None));
        Assert.Null(await store.TryReadHeaderAsync(id, None));
        Assert.Null(await store.TryReadAsync(ObjectId.None, None));
        await store.WriteAsync([Blob("never written")], None);
        Assert.NotNull(await store.TryReadAsync(id, None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(65_535)]
    [InlineData(20_000_000)]
    public async Task A_blob_of_any_size_comes_back(int size)
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var blob = new GitObject(GitObjectKind.Blob, bytes);
        await store.WriteAsync([blob], None);
        var read = await store.TryReadAsync(blob.ComputeId(), None);
        Assert.True(read!.Bytes.Span.SequenceEqual(bytes));
        AssertClean();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(1500)]
    public async Task Many_objects_at_once_are_all_there(int count)
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var objects = Enumerable.Range(0, count).Select(i => Blob($"number {i}")).ToArray();
        await store.WriteAsync(objects, None);
        await store.WriteAsync(objects, None);
        foreach (var item in objects)
        {
            Assert.Equal(new GitObjectHeader(GitObjectKind.Blob, item.Bytes.Length), await store.TryReadHeaderAsync(item.ComputeId(), None));
        }

        AssertClean();
    }

    [Fact]
    public async Task Writing_nothing_and_writing_twice_is_harmless()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        await store.WriteAsync([], None);
        await store.WriteAsync([Blob("twice"), Blob("twice")], None);
        await store.WriteAsync([Blob("twice")], None);
        Assert.Equal(1, (await repository.CountObjectsAsync(None)).Loose);
        AssertClean();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_is_not_UTF_8_keeps_its_bytes(bool packed)
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        byte[] name = [(byte)'a', 0xFF, 0xC3, (byte)'z'];
        var blob = _git.RunWith("x"u8.ToArray(), "hash-object", "-w", "--stdin");
        var tree = ObjectId.Parse(_git.RunWith([.. Encoding.ASCII.GetBytes($"100644 blob {blob}\t"), .. name, 0], "mktree", "-z"));
        Pack(packed, _git.CommitTree(tree, "odd", 1_700_000_000));
        var entries = await store.ReadTreeAsync(tree, None);
        Assert.Equal(name, GitText.Encode(Assert.Single(entries).Name));
        var copy = TreeObject.Write(entries);
        Assert.Equal(tree, copy.ComputeId());
        await store.WriteAsync([copy], None);
    }

    [Fact]
    public async Task What_a_foreign_git_writes_later_is_seen_loose_and_packed()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var first = _git.Commit("first");
        Assert.NotNull(await store.TryReadAsync(first, None));
        var second = _git.Commit("second", first);
        _git.Run("update-ref", "refs/heads/main", second.ToString());
        _git.Run("repack", "-a", "-d", "-q");
        Assert.Equal("second", (await store.ReadCommitAsync(second, None)).Message.Subject);
        var third = _git.Commit("third", second);
        _git.Run("update-ref", "refs/heads/main", third.ToString());
        _git.Run("gc", "-q", "--prune=now");
        foreach (var id in new[] { first, second, third })
        {
            Assert.NotNull(await store.TryReadAsync(id, None));
        }
    }

    [Fact]
    public async Task An_object_that_was_pruned_is_not_found_by_a_store_opened_then()
    {
        await using var repository = await _git.OpenAsync();
        var orphan = Blob("orphan");
        await using (var store = await OpenAsync(repository))
        {
            await store.WriteAsync([orphan], None);
            Assert.NotNull(await store.TryReadAsync(orphan.ComputeId(), None));
        }

        _git.Run("prune", "--expire=now");
        await using var later = await OpenAsync(repository);
        Assert.Null(await later.TryReadAsync(orphan.ComputeId(), None));
        await later.WriteAsync([orphan], None);
        Assert.NotNull(await later.TryReadAsync(orphan.ComputeId(), None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_object_is_an_error_or_missing_and_never_other_bytes(bool packed)
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        var blob = new GitObject(GitObjectKind.Blob, bytes);
        var tree = TreeObject.Write([new("file", EntryMode.File, blob.ComputeId())]);
        await store.WriteAsync([blob, tree], None);
        Pack(packed, _git.CommitTree(tree.ComputeId(), "damaged", 1_700_000_000));
        Damage(packed ? Directory.GetFiles(_git.RepositoryPath, "*.pack", SearchOption.AllDirectories)[0] : LoosePath(blob.ComputeId()));
        await using var fresh = await OpenAsync(repository);
        var error = await Record.ExceptionAsync(async () => Assert.Null(await fresh.TryReadAsync(blob.ComputeId(), None)));
        Assert.True(error is null or ObjectCorruptException, error?.ToString());
        Assert.False((await repository.FsckAsync(None)).IsClean);
    }

    [Fact]
    public async Task The_merge_base_of_a_fork_is_where_it_forked()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var root = _git.Commit("root");
        var fork = _git.Commit("fork", root);
        var left = _git.Commit("left 2", _git.Commit("left 1", fork));
        var right = _git.Commit("right", fork);
        Assert.Equal(fork, await store.FindMergeBaseAsync(left, right, None));
        Assert.Equal(fork, await store.FindMergeBaseAsync(right, left, None));
        Assert.Equal(root, await store.FindMergeBaseAsync(left, root, None));
        Assert.Equal(left, await store.FindMergeBaseAsync(left, left, None));
        Assert.Equal(new AheadBehind(2, 1), await store.CountAheadBehindAsync(left, right, None));
        Assert.Equal(new AheadBehind(3, 0), await store.CountAheadBehindAsync(left, root, None));
        Assert.Equal(new AheadBehind(0, 0), await store.CountAheadBehindAsync(left, left, None));
    }

    [Fact]
    public async Task Unrelated_histories_have_no_merge_base()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var (left, right) = (_git.Commit("left 2", _git.Commit("left 1")), _git.Commit("right"));
        Assert.Null(await store.FindMergeBaseAsync(left, right, None));
        Assert.Equal(new AheadBehind(2, 1), await store.CountAheadBehindAsync(left, right, None));
    }

    [Fact]
    public async Task A_criss_cross_gives_one_of_its_two_bases()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var root = _git.Commit("root", 1_700_000_000);
        var (a, b) = (_git.Commit("a", 1_700_000_010, root), _git.Commit("b", 1_700_000_020, root));
        var (left, right) = (_git.Commit("left", 1_700_000_030, a, b), _git.Commit("right", 1_700_000_030, b, a));
        var found = await store.FindMergeBaseAsync(left, right, None);
        Assert.Contains(found!, new[] { a, b });
        Assert.Equal(new AheadBehind(1, 1), await store.CountAheadBehindAsync(left, right, None));
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_named_by_the_error()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var (here, gone) = (_git.Commit("here"), Blob("no commit").ComputeId());
        var first = await Assert.ThrowsAsync<ObjectMissingException>(async () => await store.FindMergeBaseAsync(here, gone, None));
        var second = await Assert.ThrowsAsync<ObjectMissingException>(async () => await store.CountAheadBehindAsync(gone, here, None));
        Assert.Equal((gone, gone), (first.ObjectId, second.ObjectId));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync([Blob("x")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.TryReadAsync(Blob("x").ComputeId(), cancelled));
        Assert.Null(await store.TryReadAsync(Blob("x").ComputeId(), None));
    }

    [Fact]
    public async Task The_engine_has_a_name()
    {
        await using var repository = await _git.OpenAsync();
        await using var store = await OpenAsync(repository);
        Assert.Matches("^(git|libgit2) [0-9]+[.][0-9]+", store.Engine);
    }

    public void Dispose()
    {
        _git.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static GitObject Blob(string text) => new(GitObjectKind.Blob, Encoding.UTF8.GetBytes(text));

    /// <summary>A blob, a tree of it, a commit of that, and a tag of the commit.</summary>
    private static IEnumerable<GitObject> Family(byte[] content)
    {
        var blob = new GitObject(GitObjectKind.Blob, content);
        var tree = TreeObject.Write([new("name", EntryMode.Executable, blob.ComputeId())]);
        var who = new Signature("A", "a@example.org", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var commit = new CommitObject(tree.ComputeId(), [], who, who, new CommitMessage("s", "b", [new("Vault-Kind", "sync")])).ToObject();
        var tag = Encoding.UTF8.GetBytes($"object {commit.ComputeId()}\ntype commit\ntag v1\ntagger {who}\n\nm\n");
        return [blob, tree, commit, new GitObject(GitObjectKind.Tag, tag)];
    }

    private void Pack(bool packed, ObjectId tip)
    {
        if (packed)
        {
            _git.Run("update-ref", "refs/tags/tip", tip.ToString());
            _git.Run("repack", "-a", "-d", "-q");
            _git.Run("prune-packed", "-q");
        }
    }

    private void AssertClean() => Assert.Equal(string.Empty, _git.Run("fsck", "--full", "--strict", "--no-dangling", "--no-progress"));

    private string LoosePath(ObjectId id)
    {
        var hex = id.ToString();
        return Path.Combine(_git.RepositoryPath, "objects", hex[..2], hex[2..]);
    }

    private static void Damage(string path)
    {
        File.SetAttributes(path, FileAttributes.Normal);
        using var file = new FileStream(path, FileMode.Open);
        file.Position = file.Length / 2;
        var b = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(b ^ 0x20));
    }
}
