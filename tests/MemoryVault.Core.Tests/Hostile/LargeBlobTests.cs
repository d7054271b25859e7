using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Merging;
using MemoryVault.Tests.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>A blob of zeros is a thousandth of its length on the way: what a stranger chose is looked at by its size before it is taken into memory.</summary>
public sealed class LargeBlobTests : IAsyncLifetime
{
    private const int Bytes = (64 << 20) + 1;
    private VaultScene _scene = null!;
    private ObjectId _large = null!;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        _large = ObjectId.Parse(_scene.GitWith(new byte[Bytes], "hash-object", "-w", "--stdin"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task An_entry_and_the_rules_of_merging_that_are_too_large_are_named_with_their_size_and_the_limit()
    {
        await PutAsync("memory/tasks/a.json", "merge.json");
        var store = _scene.Vault.Repository.Objects;

        var entry = await Assert.ThrowsAsync<ObjectTooLargeException>(async () =>
        {
            await foreach (var piece in new ReadMemory(_scene.Vault).RunAsync(null, null, CancellationToken.None))
            {
                GC.KeepAlive(piece);
            }
        });
        var rules = await Assert.ThrowsAsync<ObjectTooLargeException>(async () =>
            await MergeRulesFile.ReadAsync(store, await store.ReadRootTreeAsync(await HeadAsync(), CancellationToken.None), CancellationToken.None));

        Assert.Contains("'tasks/a'", entry.Message, StringComparison.Ordinal);
        Assert.Contains("67,108,865 bytes, and at most 67,108,864", entry.Message, StringComparison.Ordinal);
        Assert.Contains("merge.json", rules.Message, StringComparison.Ordinal);
        Assert.NotEmpty(rules.Remedy);
    }

    [Fact]
    public async Task A_lease_table_that_is_too_large_counts_as_damaged_and_the_next_lease_makes_another()
    {
        _scene.Git("update-ref", Vault.LeasesRef, _large.ToString());
        var leases = new LeaseRegistry(_scene.Vault);

        Assert.Empty((await leases.ListAsync(CancellationToken.None)).Leases);
        await leases.EnterAsync(new LeaseOptions { AgentId = "ann" }, CancellationToken.None);

        Assert.Single((await leases.ListAsync(CancellationToken.None)).Leases);
    }

    [Fact]
    public async Task A_merge_keeps_ours_beside_a_version_that_is_too_large()
    {
        var objects = new PendingObjects(_scene.Vault.Repository.Objects);
        var ours = new TreeEntry("a.json", EntryMode.File, ObjectId.Parse(_scene.WriteBlob("{}")));
        var theirs = ours with { Id = _large };
        var merge = new ContentMerge(_scene.Services, objects, MergeRules.Default);

        var merged = await merge.MergeAsync(new TreeConflict("backup/a.json", TreeEntry.Absent, ours, theirs), CancellationToken.None);

        Assert.Equal(ours, merged);
        Assert.Equal(_large, Assert.IsType<FileConflictRecord>(Assert.Single(merge.Records)).Theirs.Id);
    }

    [Fact]
    public async Task A_large_file_is_restored_in_parts_and_is_right()
    {
        await PutAsync(VaultScene.Folder + "/large.bin");

        var result = await _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] });

        Assert.Empty(result.Errors);
        var file = Directory.EnumerateFiles(_scene["elsewhere"], "large.bin", SearchOption.AllDirectories).Single();
        Assert.Equal(_large, await BlobFile.HashAsync(file, CancellationToken.None));
        var parts = await PartsAsync(_scene.Vault.Repository.Objects, _large);
        Assert.Equal((Bytes, true), (parts.Sum(), parts.All(part => part <= 1 << 20)));
    }

    [Fact]
    public async Task A_record_of_a_machine_that_is_too_large_is_reported()
    {
        await PutAsync("machines/box.json");

        var report = await new VerifyIntegrity(_scene.Vault).RunAsync(new VerifyOptions(), CancellationToken.None);

        Assert.Contains(report.Problems, problem => problem.Id == "MachineRecordInvalid" && problem.Message.Contains("8,388,608", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_file_that_is_damaged_is_not_restored()
    {
        await PutAsync(VaultScene.Folder + "/large.bin");
        var file = _scene.ObjectFile(_large.ToString());
        File.SetAttributes(file, FileAttributes.Normal);
        await using (var stream = new FileStream(file, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        await Assert.ThrowsAnyAsync<ObjectCorruptException>(() => PartsAsync(_scene.Vault.Repository.Objects, _large));
        var result = await _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] });

        Assert.Single(result.Errors);
        Assert.Empty(Directory.Exists(_scene["elsewhere"]) ? Directory.EnumerateFiles(_scene["elsewhere"], "*large*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task Every_store_refuses_an_object_above_what_is_wanted_and_says_its_size()
    {
        var store = _scene.Vault.Repository.Objects;
        _scene.Git("update-ref", "refs/tags/large", _large.ToString());
        await RefusesAsync(store);
        _scene.Git("repack", "-a", "-d", "-q");
        await RefusesAsync(store);
        await RefusesAsync(new RecentObjects(new PendingObjects(new GatedObjectStore(store))));

        async Task RefusesAsync(IObjectStore each)
        {
            var error = await Assert.ThrowsAsync<ObjectTooLargeException>(async () => await each.TryReadAsync(_large, Bytes - 1, CancellationToken.None));
            Assert.Equal((Bytes, (long)Bytes - 1), ((int)error.Size, error.MostBytes));
            Assert.Equal(Bytes, (await PartsAsync(each, _large)).Sum());
            Assert.NotNull(await each.TryReadAsync(ObjectId.Parse(_scene.WriteBlob("x")), 1, CancellationToken.None));
        }
    }

    private static async Task<List<int>> PartsAsync(IObjectStore store, ObjectId id)
    {
        var lengths = new List<int>();
        await foreach (var part in store.ReadPartsAsync(id, CancellationToken.None))
        {
            lengths.Add(part.Length);
        }

        return lengths;
    }

    private async Task PutAsync(params string[] paths) =>
        await _scene.CommitEditsAsync("sync", [.. paths.Select(path => new TreeEdit(path, EntryMode.File, _large))], []);

    private async Task<ObjectId> HeadAsync() => (await _scene.Vault.ReadHeadAsync(CancellationToken.None))!;
}
