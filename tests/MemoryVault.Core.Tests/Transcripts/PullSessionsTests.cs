using System.Text;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A pull keeps what the source has, loses nothing of what it had, and costs what changed.</summary>
public sealed class PullSessionsTests
{
    private const string Header = """{"type":"session","version":3,"id":"s1","timestamp":"2026-01-02T03:04:05.000Z","cwd":"/home/bot"}""" + "\n";

    [Fact]
    public async Task New_grown_and_rewritten_transcripts_are_kept_in_segments()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        scene.Write("s2.jsonl", Header + "{\"a\":1}\n");
        scene.Write("sessions.json", "{}\n");

        var first = await scene.PullAsync();
        scene.Append("s1.jsonl", "{\"b\":2}\n");
        scene.Write("s2.jsonl", "{\"compacted\":true}\n");
        var second = await scene.PullAsync();

        Assert.Equal((2, 0, 0, 1), (first.New, first.Grown, first.Rewritten, first.Others));
        Assert.Equal((0, 1, 1, 0), (second.New, second.Grown, second.Rewritten, second.Others));
        Assert.Equal(Header + "{\"b\":2}\n", scene.Cat("s1"));
        Assert.Equal("{\"compacted\":true}\n", scene.Cat("s2"));
        Assert.Equal(Header + "{\"a\":1}\n", scene.Cat("s2/before-0001"));
        Assert.Equal("Pull sessions of bot: 1 grown, 1 rewritten", scene.Git("log", "-1", "--format=%s", "main"));
        Assert.Equal("transcript|bot|3", scene.Git("log", "-1", "--format=%(trailers:key=Vault-Kind,valueonly,separator=)|%(trailers:key=Vault-Source,valueonly,separator=)|%(trailers:key=Vault-Format,valueonly,separator=)", "main"));
    }

    [Fact]
    public async Task Nothing_new_is_not_asked_for_and_makes_no_commit()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        await scene.PullAsync();

        var second = await scene.PullAsync();

        Assert.Equal((0L, null), (second.BytesReceived, second.Commit));
        Assert.Equal("3", second.FormatVersion);
        Assert.Equal(1, scene.CommitCount());
    }

    [Fact]
    public async Task The_status_tells_what_was_pulled_and_when()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        scene.Write("sessions.json", "{}\n");
        var never = await StatusAsync(scene);
        await scene.PullAsync();
        scene.Clock.Now += TimeSpan.FromHours(1);
        await scene.PullAsync();

        var status = await StatusAsync(scene);

        Assert.Equal(new SessionSourceStatus("bot", "folder", scene.Root, 0, null, null), Assert.Single(never.SessionSources));
        Assert.Equal(new SessionSourceStatus("bot", "folder", scene.Root, 1, scene.Clock.Now, "3"), Assert.Single(status.SessionSources));
        Assert.DoesNotContain(status.Reasons, reason => reason.Contains("no sources", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Losing_the_local_state_costs_time_and_no_data()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        await scene.PullAsync();
        Directory.Delete(scene.Vault.Paths.Sessions, recursive: true);

        var second = await scene.PullAsync();

        Assert.Equal((Header.Length, null), ((int)second.BytesReceived, second.Commit));
    }

    [Fact]
    public async Task A_file_that_is_deleted_at_the_source_stays_and_is_marked_until_it_comes_back()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("a/s1.jsonl", Header);
        scene.Write("s2.jsonl", Header);
        await scene.PullAsync();
        File.Delete(Path.Combine(scene.Root, "a", "s1.jsonl"));
        scene.Clock.Now = new DateTimeOffset(2027, 1, 2, 3, 4, 5, 600, TimeSpan.Zero);

        var gone = await scene.PullAsync();
        var marked = scene.Show("sessions/bot/deleted.json");
        var still = await scene.PullAsync();
        scene.Write("a/s1.jsonl", Header);
        var back = await scene.PullAsync();

        Assert.Equal((1, 0, 0), (gone.DeletedAtSource, still.DeletedAtSource, back.DeletedAtSource));
        Assert.Equal("{\n  \"a/s1.jsonl\": \"2027-01-02T03:04:05Z\"\n}\n", marked);
        Assert.Null(still.Commit);
        Assert.False(scene.Has("sessions/bot/deleted.json"));
        Assert.Equal(Header, scene.Cat("a/s1"));
    }

    [Fact]
    public async Task A_file_that_left_the_window_is_neither_asked_for_nor_deleted()
    {
        await using var scene = await PullScene.CreateAsync(source => source with { WindowDays = 30 });
        var file = scene.Write("s1.jsonl", Encoding.UTF8.GetBytes(Header));
        await scene.PullAsync();
        scene.Clock.Now += TimeSpan.FromDays(40);
        Directory.Delete(scene.Vault.Paths.Sessions, recursive: true);

        var later = await scene.PullAsync();

        Assert.True(File.Exists(file));
        Assert.Equal((0, 0L), (later.DeletedAtSource, later.BytesReceived));
        Assert.True(scene.Has("sessions/bot/s1/000001.jsonl"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"agent:main\": {\"sessionId\":")]
    public async Task A_damaged_index_goes_to_quarantine_and_the_last_good_one_stays(string damaged)
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("sessions.json", "{\"good\":1}\n");
        await scene.PullAsync();
        scene.Write("sessions.json", damaged);

        var hurt = await scene.PullAsync();
        var (kept, quarantined) = (scene.Show("sessions/bot/sessions.json"), scene.Has("quarantine/sessions/bot/sessions.json"));
        scene.Write("sessions.json", "{\"good\":1}\n");
        var well = await scene.PullAsync();

        Assert.Contains("sessions.json", Assert.Single(hurt.Warnings));
        Assert.Equal(("{\"good\":1}\n", true), (kept, quarantined));
        Assert.NotNull(well.Commit);
        Assert.False(scene.Has("quarantine"));
    }

    [Fact]
    public async Task A_changed_format_version_is_a_warning()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        await scene.PullAsync();
        scene.Write("s2.jsonl", Header.Replace("\"version\":3", "\"version\":4"));

        var second = await scene.PullAsync();
        var third = await scene.PullAsync();

        Assert.Contains("from 3 to 4", Assert.Single(second.Warnings));
        Assert.Equal(("4", "4", 0), (second.FormatVersion, third.FormatVersion, third.Warnings.Count));
    }

    [Fact]
    public async Task A_transcript_and_a_folder_of_one_name_live_beside_each_other()
    {
        await using var scene = await PullScene.CreateAsync(source => source with { Include = ["**"] });
        scene.Write("p/s1.jsonl", Header);
        scene.Write("p/s1/subagents/agent-a.jsonl", Header + "{}\n");
        scene.Write("p/s1/tool-results/x.txt", "text\n");
        await scene.PullAsync();
        scene.Write("p/s1.jsonl", "{\"rewritten\":1}\n");
        scene.Append("p/s1/subagents/agent-a.jsonl", "{\"more\":1}\n");

        var second = await scene.PullAsync();

        Assert.Equal((0, 1, 1), (second.New, second.Grown, second.Rewritten));
        Assert.Equal("{\"rewritten\":1}\n", scene.Cat("p/s1"));
        Assert.Equal(Header + "{}\n{\"more\":1}\n", scene.Cat("p/s1/subagents/agent-a"));
        Assert.Equal("text\n", scene.Show("sessions/bot/p/s1/tool-results/x.txt"));
    }

    [Theory]
    [InlineData("before-0001.jsonl", "uses itself")]
    [InlineData("deleted.json", "uses itself")]
    [InlineData("con.jsonl", "not safe")]
    [InlineData("a:b.jsonl", "not safe")]
    public async Task A_name_that_cannot_be_kept_is_refused_and_named(string name, string reason)
    {
        await using var scene = await PullScene.CreateAsync(source => source with { Include = ["**"] });
        scene.Write(name, Header);
        scene.Write("s1.jsonl", Header);

        var outcome = await scene.PullAsync();

        Assert.Contains(reason, Assert.Single(outcome.Refused, r => r.Name == name).Reason);
        Assert.Equal(1, outcome.New);
    }

    [RequiresUnixFact]
    public async Task A_link_is_not_followed()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        File.CreateSymbolicLink(Path.Combine(scene.Root, "s2.jsonl"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(scene.Root, "loop"), scene.Root);

        var outcome = await scene.PullAsync();

        Assert.Equal(new RefusedMember("s2.jsonl", "is a symbolic link"), Assert.Single(outcome.Refused));
        Assert.Equal(1, outcome.New);
    }

    [Fact]
    public async Task A_connection_that_is_cut_anywhere_leaves_what_was_whole_and_the_next_pull_completes()
    {
        var random = new Random(4);
        for (var round = 0; round < 20; round++)
        {
            await using var scene = await PullScene.CreateAsync();
            var files = Enumerable.Range(0, 5).ToDictionary(i => $"s{i}", i => Header + Encoding.UTF8.GetString(Appended.Lines(random.Next(1, 60_000), 200, i)));
            foreach (var (name, content) in files)
            {
                scene.Write(name + ".jsonl", content);
            }

            var (cut, whole) = (random.Next(files.Values.Sum(c => c.Length)), 0);
            scene.Through = feed => new BreakingFeed(feed, whole++ < 3 ? cut / 3 : long.MaxValue);
            var broken = await scene.PullAsync();
            foreach (var (name, content) in files.Where(f => scene.Has($"sessions/bot/{f.Key}")))
            {
                Assert.Equal(content.TrimEnd('\n'), scene.Cat(name).TrimEnd('\n'));
            }

            var next = await scene.PullAsync();

            Assert.Equal("SessionFeedBroken", Assert.Single(broken.Errors).Id);
            Assert.Empty(next.Errors);
            Assert.Equal(5, broken.New + next.New);
            Assert.All(files, f => Assert.Equal(f.Value.TrimEnd('\n'), scene.Cat(f.Key).TrimEnd('\n')));
            scene.Git("fsck", "--strict");
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_once_is_tried_again_at_once()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        scene.Write("s2.jsonl", Header);
        var opened = 0;
        scene.Through = feed => opened++ == 0 ? new BreakingFeed(feed, Header.Length + 5) : feed;

        var outcome = await scene.PullAsync();

        Assert.Empty(outcome.Errors);
        Assert.Equal((2, 2, 2), (outcome.New, opened, scene.CommitCount()));
    }

    [Fact]
    public async Task The_error_of_one_source_does_not_stop_the_others()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        await new SessionSourceRegistry(scene.Vault).AddAsync(
            new SessionSource { Name = "away", Preset = SessionPreset.Folder, Folder = scene["nowhere"] }, CancellationToken.None);

        var result = await scene.RunAsync();

        Assert.Equal((1, 1), (result.ExitCode, result.Sources.Single(s => s.Source == "bot").New));
        Assert.Equal("SessionFolderUnreadable", Assert.Single(result.Sources.Single(s => s.Source == "away").Errors).Id);
        await Assert.ThrowsAsync<SessionSourceMissingException>(() => scene.RunAsync("none"));
    }

    [Fact]
    public async Task What_another_machine_pulled_meanwhile_is_merged()
    {
        await using var scene = await PullScene.CreateAsync();
        scene.Write("s1.jsonl", Header);
        await scene.PullAsync();
        scene.Append("s1.jsonl", "{\"ours\":1}\n");
        var longer = new GitObject(GitObjectKind.Blob, Encoding.UTF8.GetBytes(Header + "{\"ours\":1}\n{\"theirs\":2}\n"));
        var other = new GitObject(GitObjectKind.Blob, Encoding.UTF8.GetBytes("{}\n"));
        scene.Through = feed => new MeddledFeed(feed, () => scene.CommitEditsAsync(
            [new TreeEdit("sessions/bot/s1/000001.jsonl", EntryMode.File, longer.ComputeId()), new TreeEdit("sessions/bot/s9/000001.jsonl", EntryMode.File, other.ComputeId())], [longer, other]));

        await scene.PullAsync();

        Assert.Equal(Header + "{\"ours\":1}\n{\"theirs\":2}\n", scene.Cat("s1"));
        Assert.Equal("{}\n", scene.Cat("s9"));
        Assert.False(scene.Has("sessions/bot/s1/before-0001"));
    }

    [Fact]
    public async Task A_mirror_shows_exactly_what_the_source_has()
    {
        await using var scene = await PullScene.CreateAsync();
        await new SessionSourceRegistry(scene.Vault).RemoveAsync("bot", CancellationToken.None);
        var mirror = scene["mirror"];
        await new SessionSourceRegistry(scene.Vault).AddAsync(
            new SessionSource { Name = "bot", Preset = SessionPreset.Folder, Folder = scene.Root, WindowDays = 0, Mirror = mirror }, CancellationToken.None);
        scene.Write("a/s1.jsonl", Header);
        scene.Write("s2.jsonl", Header);
        scene.Write("sessions.json", "{}\n");
        await scene.PullAsync();
        File.WriteAllText(Path.Combine(mirror, "own.txt"), "mine");
        var untouched = new FileInfo(Path.Combine(mirror, "s2.jsonl")).LastWriteTimeUtc;
        scene.Append("a/s1.jsonl", "{\"x\":1}\n");
        File.Delete(Path.Combine(scene.Root, "sessions.json"));

        var outcome = await scene.PullAsync();

        Assert.Empty(outcome.Errors);
        Assert.Equal(["a/s1.jsonl", "own.txt", "s2.jsonl"], Directory.GetFiles(mirror, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(mirror, f).Replace('\\', '/')).Order());
        Assert.Equal(Header + "{\"x\":1}\n", File.ReadAllText(Path.Combine(mirror, "a", "s1.jsonl")));
        Assert.Equal(File.GetLastWriteTimeUtc(Path.Combine(scene.Root, "a", "s1.jsonl")), File.GetLastWriteTimeUtc(Path.Combine(mirror, "a", "s1.jsonl")));
        Assert.Equal(untouched, new FileInfo(Path.Combine(mirror, "s2.jsonl")).LastWriteTimeUtc);
    }

    [Fact]
    public async Task A_mirror_overwrites_nothing_that_is_not_its_own()
    {
        await using var scene = await PullScene.CreateAsync(source => source with { Mirror = Path.Combine(Path.GetDirectoryName(source.Folder!)!, "mirror") });
        var theirs = Path.Combine(Path.GetDirectoryName(scene.Root)!, "mirror", "s1.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(theirs)!);
        File.WriteAllText(theirs, "somebody's");
        scene.Write("s1.jsonl", Header);

        var outcome = await scene.PullAsync();

        Assert.Equal("MirrorBlocked", Assert.Single(outcome.Errors).Id);
        Assert.Equal("somebody's", File.ReadAllText(theirs));
    }

    private static Task<VaultStatus> StatusAsync(PullScene scene) => new GetVaultStatus(scene.Vault).RunAsync(new VaultStatusOptions { NoScan = true }, CancellationToken.None);
}
