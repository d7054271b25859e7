using System.Text;
using MemoryVault.Backup;
using MemoryVault.History;

namespace MemoryVault.Tests.Backup;

public sealed class SegmentedSyncTests : IDisposable
{
    private const string Folder = "backup/test-machine/memory";
    private const string Log = Folder + "/chat.jsonl";

    private readonly SyncScene _scene = new();
    private readonly Random _random = new(7);

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_long_jsonl_file_lies_in_segments_of_which_cat_gives_it_back()
    {
        Append("chat.jsonl", 1_500_000);
        Append("short.jsonl", 1_000);
        await SyncAsync();

        Assert.Equal([$"{Log}/000001.jsonl", $"{Log}/000002.jsonl", $"{Folder}/short.jsonl"], _scene.Paths().Where(path => path.StartsWith(Folder, StringComparison.Ordinal)));
        var clone = Path.Combine(_scene.Root, "clone");
        SyncScene.RunGit("clone", "-q", _scene.Repository, clone);
        var segments = Directory.GetFiles(Path.Combine(clone, Log)).Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes).ToArray();
        Assert.Equal(File.ReadAllBytes(_scene["chat.jsonl"]), segments);
    }

    [Fact]
    public async Task What_is_appended_costs_what_was_appended()
    {
        Append("chat.jsonl", 3_000_000);
        await SyncAsync();
        var before = BytesOfObjects();

        Append("chat.jsonl", 100_000);
        var result = await SyncAsync();

        Assert.Equal((ChangeKind.Modified, Log, 3_100_000L), result.Changes.Select(c => (c.Change, c.Path, c.Size)).Single());
        Assert.InRange(BytesOfObjects() - before, 50_000, 150_000);
        Assert.Null((await SyncAsync()).Commit);
    }

    [Fact]
    public async Task A_file_that_is_written_anew_is_what_it_is_and_its_history_has_the_other()
    {
        Append("chat.jsonl", 600_000);
        await SyncAsync();
        var first = File.ReadAllText(_scene["chat.jsonl"]);

        File.Delete(_scene["chat.jsonl"]);
        Append("chat.jsonl", 500_000);
        await SyncAsync();

        Assert.Equal(File.ReadAllText(_scene["chat.jsonl"]), await RestoredAsync("main"));
        Assert.Equal(first, await RestoredAsync("main~1"));
    }

    [Fact]
    public async Task It_is_restored_in_place_byte_for_byte_and_what_was_there_is_kept()
    {
        Append("chat.jsonl", 700_000);
        await SyncAsync();
        var first = File.ReadAllText(_scene["chat.jsonl"]);
        Append("chat.jsonl", 300_000);
        await SyncAsync();
        var second = File.ReadAllText(_scene["chat.jsonl"]);

        var result = await RestoreAsync(new RestoreOptions { At = "main~1", Paths = [Log] });
        Assert.Empty(result.Errors);
        Assert.Equal((Log, RestoreAction.Replace, 700_000L), result.Files.Select(f => (f.Path, f.Action, f.Size)).Single());
        Assert.Equal(first, File.ReadAllText(_scene["chat.jsonl"]));
        Assert.Null((await SyncAsync()).Commit);

        Assert.Empty((await RestoreAsync(new RestoreOptions { At = result.SafetyCommit ?? "main~1", Paths = [Log] })).Errors);
        Assert.Equal(second, File.ReadAllText(_scene["chat.jsonl"]));
    }

    [Fact]
    public async Task A_restore_elsewhere_takes_the_place_of_an_earlier_one_but_not_of_a_strangers_file()
    {
        Append("chat.jsonl", 400_000);
        await SyncAsync();
        Append("chat.jsonl", 400_000);
        await SyncAsync();
        var to = Path.Combine(_scene.Root, "out");
        Assert.Empty((await RestoreAsync(new RestoreOptions { Destination = to, Paths = [Log] })).Errors);

        Assert.Equal(RestoreAction.Keep, Assert.Single((await RestoreAsync(new RestoreOptions { Destination = to, Paths = [Log] })).Files).Action);
        Assert.Empty((await RestoreAsync(new RestoreOptions { At = "main~1", Destination = to, Paths = [Log] })).Errors);
        Assert.Equal(400_000, new FileInfo(Path.Combine(to, Log)).Length);

        File.WriteAllText(Path.Combine(to, Log), "a note of the user");
        Assert.Equal("FileExists", Assert.Single((await RestoreAsync(new RestoreOptions { Destination = to, Paths = [Log] })).Errors).Id);
        Assert.Equal("a note of the user", File.ReadAllText(Path.Combine(to, Log)));
    }

    [Fact]
    public async Task It_is_compared_selected_and_proven_as_one_file()
    {
        Append("chat.jsonl", 200_000);
        await SyncAsync();
        Append("chat.jsonl", 1_300_000);
        await SyncAsync();
        Append("chat.jsonl", 10_000);
        await SyncAsync();

        await using var vault = await _scene.OpenAsync();
        var grown = await new CompareSnapshots(vault).RunAsync(new CompareOptions { From = "main~1", To = "main" }, default).ToListAsync();
        var cut = await new CompareSnapshots(vault).RunAsync(new CompareOptions { From = "main~2", To = "main~1" }, default).ToListAsync();
        var proof = await new VerifyIntegrity(vault).RunAsync(new VerifyOptions(), default);

        Assert.Equal((ChangeKind.Modified, Log, 1_500_000L, 1_510_000L), grown.Select(c => (c.Change, c.Path, c.OldSize!.Value, c.NewSize!.Value)).Single());
        Assert.Equal((ChangeKind.Modified, Log, 200_000L, 1_500_000L), cut.Select(c => (c.Change, c.Path, c.OldSize!.Value, c.NewSize!.Value)).Single());
        Assert.Empty(proof.Problems);
        Assert.Single((await RestoreAsync(new RestoreOptions { Paths = ["**/*.jsonl"], DryRun = true })).Files);
    }

    [Fact]
    public async Task The_index_can_be_lost()
    {
        Append("chat.jsonl", 400_000);
        await SyncAsync();
        File.Delete(Path.Combine(_scene.VaultPath, "local", "index"));

        var again = await SyncAsync();
        File.WriteAllText(_scene["chat.jsonl"], string.Empty);
        var damaged = await SyncAsync();

        Assert.Null(again.Commit);
        Assert.Equal("0 bytes (was 400,000)", Assert.Single(damaged.Quarantined).Reason);
        Assert.Equal(400_000, (await RestoredAsync("main")).Length);
    }

    [Fact]
    public async Task Two_machines_that_append_to_one_file_lose_no_line()
    {
        using var folder = new TemporaryFolder();
        using var left = new SyncScene("left", folder);
        using var right = new SyncScene("right", folder);
        var remote = folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", remote);
        Append("chat.jsonl", 400_000);
        foreach (var scene in new[] { left, right })
        {
            File.Copy(_scene["chat.jsonl"], scene["chat.jsonl"]);
            await scene.AddSourceAsync(new SourceSettings { Name = "memory", Root = scene.Source, Folder = "shared" });
            await scene.AddRemoteAsync("origin", remote);
            await scene.SyncAsync(new SyncOptions());
        }

        File.AppendAllText(left["chat.jsonl"], "{\"from\":\"left\"}\n");
        File.AppendAllText(right["chat.jsonl"], "{\"from\":\"right\"}\n");
        await left.SyncAsync(new SyncOptions());
        await right.SyncAsync(new SyncOptions());
        await left.SyncAsync(new SyncOptions());

        var names = right.Paths().Where(path => path.StartsWith("shared/", StringComparison.Ordinal)).ToArray();
        var whole = string.Concat(names.Select(name => right.Show(name)));
        Assert.All(names, name => Assert.StartsWith("shared/chat.jsonl/", name, StringComparison.Ordinal));
        Assert.StartsWith(File.ReadAllText(_scene["chat.jsonl"]), whole, StringComparison.Ordinal);
        Assert.Contains("{\"from\":\"left\"}", whole, StringComparison.Ordinal);
        Assert.Contains("{\"from\":\"right\"}", whole, StringComparison.Ordinal);
        Assert.Equal(right.Git("rev-parse", "main"), left.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task A_file_that_could_be_taken_for_a_segment_is_named_and_the_rest_goes_on()
    {
        _scene.Write("odd.jsonl/000001.jsonl", "{}\n");
        _scene.Write("note.md", "a note");

        var result = await SyncAsync();

        Assert.Equal("NameOfSegment", Assert.Single(result.Errors).Id);
        Assert.Contains($"{Folder}/note.md", _scene.Paths());
    }

    private Task<SyncResult> SyncAsync() => _scene.SyncAsync();

    private async Task<RestoreResult> RestoreAsync(RestoreOptions options)
    {
        await using var vault = await _scene.OpenAsync();
        return await new RestoreFiles(vault).RunAsync(options, default);
    }

    private async Task<string> RestoredAsync(string revision)
    {
        var to = Path.Combine(_scene.Root, Guid.NewGuid().ToString("N"));
        Assert.Empty((await RestoreAsync(new RestoreOptions { At = revision, Destination = to, Paths = [Log] })).Errors);
        return File.ReadAllText(Path.Combine(to, Log));
    }

    private long BytesOfObjects() => Directory.EnumerateFiles(Path.Combine(_scene.Repository, "objects"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    // Lines that hardly compress, so that bytes stored can be told from bytes appended.
    private void Append(string name, int bytes)
    {
        const string Start = "{\"text\":\"";
        const string End = "\"}\n";
        var text = new StringBuilder();
        while (text.Length < bytes - 500)
        {
            var noise = new byte[150];
            _random.NextBytes(noise);
            text.Append(Start).Append(Convert.ToBase64String(noise)).Append(End);
        }

        text.Append(Start);
        text.Append('x', bytes - text.Length - End.Length).Append(End);
        File.AppendAllText(_scene[name], text.ToString());
    }
}
