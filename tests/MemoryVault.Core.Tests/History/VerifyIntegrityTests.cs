using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.History;

public class VerifyIntegrityTests : IAsyncLifetime
{
    private static readonly MachineRecord Record = new("box", "linux", "/home/ann", []);
    private VaultScene _scene = null!;

    private protected virtual IObjectStoreProvider? ObjectStores => null;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync(ObjectStores);
        await _scene.CommitAsync(
            ("backup/box/notes/a.md", "first"), ("backup/box/notes/folder/b.md", "bee"), ("machines/box.json", GitText.Decode(MachineRecordFile.Write(Record).Span)));
        await _scene.CommitAsync(("backup/box/notes/a.md", "second"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_sound_vault_passes_and_is_remembered()
    {
        var report = await VerifyAsync();
        Assert.Empty(report.Problems);
        Assert.True(report.Passed);
        Assert.Equal((3, _scene.Git("rev-parse", "main")), (report.Files, report.Revision));
        Assert.Equal(9 + MachineRecordFile.Write(Record).Length, report.Bytes);
        var proof = _scene.Vault.Health.Read().LastProof;
        Assert.Equal(new ProofRecord(_scene.Clock.Now, true, report.Revision, 3, 0), proof);
    }

    [Fact]
    public async Task An_older_snapshot_can_be_proven()
    {
        var report = await VerifyAsync(new VerifyOptions { At = "main~1" });
        Assert.True(report.Passed);
        Assert.Equal(_scene.Git("rev-parse", "main~1"), report.Revision);
    }

    [Fact]
    public async Task A_missing_file_is_named_by_its_path_and_the_failure_is_remembered()
    {
        var blob = _scene.Git("rev-parse", "main:backup/box/notes/folder/b.md");
        _scene.RemoveObject(blob);
        var report = await VerifyAsync();
        var problem = Assert.Single(report.Problems);
        Assert.Equal("backup/box/notes/folder/b.md", problem.Target);
        Assert.Contains(blob, problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, report.Files);
        Assert.False(_scene.Vault.Health.Read().LastProof!.Passed);
        Assert.Equal(1, _scene.Vault.Health.Read().LastProof!.Problems);
    }

    [Fact]
    public async Task A_file_of_an_older_snapshot_that_is_missing_is_named_by_its_path_too()
    {
        _scene.RemoveObject(_scene.Git("rev-parse", "main~1:backup/box/notes/a.md"));
        var report = await VerifyAsync();
        var problem = Assert.Single(report.Problems);
        Assert.Equal("backup/box/notes/a.md", problem.Target);
        Assert.Contains("missing blob", problem.Message, StringComparison.Ordinal);
        Assert.Equal(3, report.Files);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("cut")]
    [InlineData("other")]
    public async Task A_damaged_object_is_named_by_its_path(string damage)
    {
        var blob = _scene.Git("rev-parse", "main:backup/box/notes/a.md");
        var other = _scene.WriteBlob("other bytes");
        _scene.Unpack();
        var file = _scene.ObjectFile(blob);
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, damage switch
        {
            // By half: a file that lost only its last bytes, the checksum, still gives the whole content.
            "cut" => File.ReadAllBytes(file)[..^(int)(new FileInfo(file).Length / 2)],
            "other" => File.ReadAllBytes(_scene.ObjectFile(other)),
            _ => GitText.Encode(damage),
        });
        var report = await VerifyAsync();
        Assert.False(report.Passed);
        Assert.All(report.Problems, p => Assert.Equal("backup/box/notes/a.md", p.Target));
        Assert.All(report.Problems, p => Assert.Contains("--refetch", p.Remedy, StringComparison.Ordinal));
        Assert.Equal(2, report.Files);
    }

    [Fact]
    public async Task A_damaged_pack_is_a_failure()
    {
        _scene.Git("repack", "-a", "-d", "-q");
        var pack = Directory.GetFiles(Path.Combine(_scene.Repository, "objects", "pack"), "*.pack").Single();
        File.SetAttributes(pack, FileAttributes.Normal);
        var bytes = File.ReadAllBytes(pack);
        for (var i = 12; i < bytes.Length - 20; i += 3)
        {
            bytes[i] ^= 0x55;
        }

        File.WriteAllBytes(pack, bytes);
        await using var vault = Vault.Open(_scene.Vault.Paths.Root, _scene.Services);
        var report = await new VerifyIntegrity(vault).RunAsync(new VerifyOptions(), CancellationToken.None);
        Assert.False(report.Passed);
        Assert.False(vault.Health.Read().LastProof!.Passed);
    }

    [Fact]
    public async Task A_missing_folder_is_named_and_the_rest_is_still_proven()
    {
        _scene.RemoveObject(_scene.Git("rev-parse", "main:backup/box/notes/folder"));
        var report = await VerifyAsync();
        Assert.Contains(report.Problems, p => p.Target == "backup/box/notes/folder");
        Assert.Equal(2, report.Files);
    }

    [Fact]
    public async Task A_missing_commit_is_a_failure_and_not_a_crash()
    {
        _scene.RemoveObject(_scene.Git("rev-parse", "main"));
        var report = await VerifyAsync();
        Assert.False(report.Passed);
        Assert.Equal(0, report.Files);
        Assert.False(_scene.Vault.Health.Read().LastProof!.Passed);
    }

    [Fact]
    public async Task A_record_of_a_machine_that_cannot_be_read_is_a_problem()
    {
        await _scene.CommitAsync(("machines/other.json", "{"));
        var problem = Assert.Single((await VerifyAsync()).Problems);
        Assert.Equal(("MachineRecordInvalid", "machines/other.json"), (problem.Id, problem.Target));
    }

    [Fact]
    public async Task A_source_that_was_committed_and_is_gone_is_a_problem_of_the_newest_snapshot()
    {
        var tree = _scene.Git("rev-parse", "main").Trim();
        _scene.Git("update-ref", MachineView.RefOf("box"), tree);
        Assert.True((await VerifyAsync()).Passed);
        await _scene.CommitAsync(("backup/box/notes/a.md", null), ("backup/box/notes/folder/b.md", null), ("machines/box.json", null), ("other", "1"));
        var report = await VerifyAsync();
        Assert.Equal(["MachineRecordMissing", "SourceMissing"], report.Problems.Select(p => p.Id));
        Assert.True((await VerifyAsync(new VerifyOptions { At = "main~1" })).Passed);
    }

    [Fact]
    public async Task What_has_no_place_on_this_system_is_proven_all_the_same()
    {
        var blob = _scene.WriteBlob("odd");
        _scene.CommitForeignTree(_scene.WriteTree(
            ("120000", "link"u8.ToArray(), _scene.WriteBlob("../../target")), ("100644", "plain"u8.ToArray(), blob), ("100644", new byte[] { 0xE9 }, blob)));
        var report = await VerifyAsync();
        Assert.Empty(report.Problems);
        Assert.Equal(2, report.Files);
    }

    [Fact]
    public async Task Nothing_of_the_proof_stays_on_the_disk()
    {
        var old = Directory.CreateDirectory(Path.Combine(_scene.Vault.Paths.Local, "verify-killed")).FullName;
        File.WriteAllText(Path.Combine(old, "left"), "over");
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        await VerifyAsync();
        Assert.Empty(Directory.EnumerateDirectories(_scene.Vault.Paths.Local, "verify-*"));
        Assert.False(Directory.Exists(_scene.Root));
    }

    [Fact]
    public async Task An_empty_vault_has_nothing_to_prove()
    {
        await using var empty = await VaultScene.CreateAsync();
        await Assert.ThrowsAsync<VaultEmptyException>(() => new VerifyIntegrity(empty.Vault).RunAsync(new VerifyOptions(), CancellationToken.None));
        Assert.Null(empty.Vault.Health.Read().LastProof);
    }

    private Task<IntegrityReport> VerifyAsync(VerifyOptions? options = null) =>
        new VerifyIntegrity(_scene.Vault).RunAsync(options ?? new VerifyOptions(), CancellationToken.None);
}
