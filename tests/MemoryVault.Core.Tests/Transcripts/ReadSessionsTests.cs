using System.Text;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Sessions are listed, read, written out and searched, whatever their lines look like.</summary>
public sealed class ReadSessionsTests
{
    private const string OpenClaw = """
        {"type":"session","version":3,"id":"5f0c","timestamp":"2026-01-02T03:04:05.000Z","cwd":"/home/bot"}
        {"type":"message","id":"a","timestamp":"2026-01-02T03:05:00.000Z","message":{"role":"user","content":[{"type":"text","text":"What is a Vault,\nplease?"}]}}
        {"type":"message","id":"b","timestamp":"2026-01-02T03:06:00.000Z","message":{"role":"assistant","model":"m1","content":[{"type":"text","text":"A safe place."},{"type":"toolCall","name":"search","arguments":{"q":"Größe"}}]}}
        this is no JSON
        {"type":"message","timestamp":1767323220000,"message":{"role":"toolResult","content":"found"}}

        """;

    private const string Claude = """
        {"type":"summary","summary":"Fix the parser","leafUuid":"x"}
        {"type":"user","uuid":"u1","sessionId":"c1","version":"2.0.14","timestamp":"2026-03-01T10:00:00Z","message":{"role":"user","content":"Please fix it"}}
        {"type":"assistant","uuid":"u2","sessionId":"c1","version":"2.0.14","timestamp":"2026-03-01T10:01:00Z","message":{"role":"assistant","model":"m2","content":[{"type":"thinking","thinking":"hm"},{"type":"tool_use","name":"Bash","input":{"command":"ls"}}]}}

        """;

    [Fact]
    public async Task Sessions_of_OpenClaw_and_Claude_Code_are_listed()
    {
        await using var scene = await SceneAsync();
        File.Delete(Path.Combine(scene.Root, "5f0c-topic-12.jsonl"));
        scene.Clock.Now = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
        await scene.PullAsync();

        var sessions = await ListAsync(scene);

        Assert.Equal(["c1", "5f0c", "odd"], sessions.Select(s => s.Id));
        Assert.Equal(
            new SessionInfo
            {
                Id = "c1", Source = "bot", Path = "projects/p/c1.jsonl", Agent = "claude-code", Title = "Fix the parser", Messages = 2, Bytes = Claude.Length,
                Started = Utc("2026-03-01T10:00:00Z"), LastMessage = Utc("2026-03-01T10:01:00Z"),
            },
            sessions[0]);
        Assert.Equal(
            new SessionInfo
            {
                Id = "5f0c", Source = "bot", Path = "5f0c-topic-12.jsonl", Topic = "12", Agent = "main", Title = "The bot", Messages = 3, Bytes = Encoding.UTF8.GetByteCount(OpenClaw),
                Started = Utc("2026-01-02T03:04:05Z"), LastMessage = Utc("2026-01-02T03:07:00Z"), DeletedAtSource = scene.Clock.Now,
            },
            sessions[1]);
        Assert.Equal((0, null, 1), (sessions[2].Messages, sessions[2].LastMessage, sessions[2].Versions));
    }

    [Fact]
    public async Task A_list_from_the_cache_is_the_list_and_a_damaged_cache_is_none()
    {
        await using var scene = await SceneAsync();
        var first = await ListAsync(scene);
        Assert.Equal(first, await ListAsync(scene));
        scene.Append("projects/p/c1.jsonl", "{\"type\":\"user\",\"uuid\":\"u3\",\"sessionId\":\"c1\",\"message\":{\"role\":\"user\",\"content\":\"more\"}}\n");
        await scene.PullAsync();

        var grown = await ListAsync(scene);
        File.WriteAllText(Path.Combine(scene.Vault.Paths.Sessions, "bot.list"), "nonsense");

        Assert.Equal([3, 3, 0], grown.Select(s => s.Messages));
        Assert.Equal(grown, await ListAsync(scene));
        Assert.Equal(first, await ListAsync(scene, new ListSessionsOptions { Revision = "main~1" }));
    }

    [Fact]
    public async Task A_session_is_read_message_by_message()
    {
        await using var scene = await SceneAsync();

        var messages = await ReadAsync(scene, new ReadSessionOptions { Session = "5f0c" });

        Assert.Equal(["session", "message", "message", "unreadable", "message"], messages.Select(m => m.Kind));
        Assert.Equal([null, "user", "assistant", null, "toolResult"], messages.Select(m => m.Role));
        Assert.Equal("What is a Vault,\nplease?", messages[1].Text);
        Assert.Equal("A safe place.\nsearch {\"q\":\"Größe\"}", messages[2].Text);
        Assert.Equal(("m1", 3, "this is no JSON"), (messages[2].Model, messages[2].Line, messages[3].Text));
        Assert.Equal(Utc("2026-01-02T03:07:00Z"), messages[4].Time);
        Assert.Equal(OpenClaw, string.Concat(messages.Select(m => m.Content + "\n")));
    }

    [Fact]
    public async Task An_older_version_and_an_older_revision_can_be_read()
    {
        await using var scene = await SceneAsync();
        scene.Write("odd.jsonl", "{\"now\":1}\n");
        await scene.PullAsync();

        var before = await ReadAsync(scene, new ReadSessionOptions { Session = "odd", Version = 1 });
        var earlier = await ReadAsync(scene, new ReadSessionOptions { Session = "odd", Revision = "main~1" });

        Assert.Equal("[1,2]", Assert.Single(before).Content);
        Assert.Equal("[1,2]", Assert.Single(earlier).Content);
        Assert.Equal("{\"now\":1}", Assert.Single(await ReadAsync(scene, new ReadSessionOptions { Session = "odd" })).Content);
        await Assert.ThrowsAsync<SessionNotFoundException>(() => ReadAsync(scene, new ReadSessionOptions { Session = "odd", Version = 3 }));
    }

    [Fact]
    public async Task A_session_is_found_by_the_beginning_of_its_id_and_refused_if_there_are_two()
    {
        await using var scene = await SceneAsync();
        scene.Write("5f0d.jsonl", "{}\n");
        await scene.PullAsync();

        Assert.Single(await ReadAsync(scene, new ReadSessionOptions { Session = "5f0d" }));
        Assert.Equal(3, (await ReadAsync(scene, new ReadSessionOptions { Session = "bot:projects/p/c1.jsonl" })).Count);
        Assert.Contains("any of 2", (await Assert.ThrowsAsync<SessionNotFoundException>(() => ReadAsync(scene, new ReadSessionOptions { Session = "5f0" }))).Message);
        await Assert.ThrowsAsync<SessionNotFoundException>(() => ReadAsync(scene, new ReadSessionOptions { Session = "none" }));
    }

    [Fact]
    public async Task An_export_has_the_original_layout_byte_for_byte()
    {
        await using var scene = await SceneAsync();
        var folder = scene["out"];

        var first = await ExportAsync(scene, new ExportSessionsOptions { Folder = folder });
        var second = await ExportAsync(scene, new ExportSessionsOptions { Folder = folder });

        Assert.Equal((4, 0, 0, 4), (first.Written.Count, first.Unchanged, second.Written.Count, second.Unchanged));
        foreach (var file in Directory.GetFiles(scene.Root, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder, Path.GetRelativePath(scene.Root, file))));
        }
    }

    [Fact]
    public async Task An_export_overwrites_what_differs_only_if_told_to()
    {
        await using var scene = await SceneAsync();
        var file = Path.Combine(scene["out"], "odd.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "somebody's");

        var refused = await ExportAsync(scene, new ExportSessionsOptions { Folder = scene["out"], Session = "odd" });
        var kept = File.ReadAllText(file);
        await ExportAsync(scene, new ExportSessionsOptions { Folder = scene["out"], Session = "odd", Force = true });

        Assert.Equal(("somebody's", 1), (kept, refused.ExitCode));
        Assert.Equal("[1,2]", File.ReadAllText(file));
        await Assert.ThrowsAsync<InvalidInputException>(() => ExportAsync(scene, new ExportSessionsOptions { Folder = scene.Vault.Paths.Local }));
    }

    [RequiresUnixFact]
    public async Task An_export_does_not_follow_a_link_out_of_its_folder()
    {
        await using var scene = await SceneAsync();
        Directory.CreateDirectory(scene["out"]);
        Directory.CreateDirectory(scene["elsewhere"]);
        Directory.CreateSymbolicLink(Path.Combine(scene["out"], "projects"), scene["elsewhere"]);

        var result = await ExportAsync(scene, new ExportSessionsOptions { Folder = scene["out"] });

        Assert.Contains("leads out", Assert.Single(result.Errors).Message);
        Assert.Empty(Directory.GetFileSystemEntries(scene["elsewhere"]));
    }

    [Theory]
    [InlineData("größe", false, "5f0c", 3)]
    [InlineData("VAULT", false, "5f0c", 2)]
    [InlineData("no JSON", true, "5f0c", 4)]
    [InlineData("ls", true, "c1", 3)]
    public async Task A_text_is_found_with_session_line_and_excerpt(string text, bool caseSensitive, string session, int line)
    {
        await using var scene = await SceneAsync();

        var hit = Assert.Single(await SearchAsync(scene, new SearchSessionsOptions { Text = text, CaseSensitive = caseSensitive }));

        Assert.Equal((session, line), (hit.Session, hit.Line));
        Assert.Contains(text, hit.Excerpt, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', hit.Excerpt);
    }

    [Fact]
    public async Task The_case_of_letters_may_matter()
    {
        await using var scene = await SceneAsync();

        Assert.Empty(await SearchAsync(scene, new SearchSessionsOptions { Text = "VAULT", CaseSensitive = true }));
        Assert.Empty(await SearchAsync(scene, new SearchSessionsOptions { Text = "vault", Session = "c1" }));
        await Assert.ThrowsAsync<InvalidInputException>(() => SearchAsync(scene, new SearchSessionsOptions { Text = string.Empty }));
    }

    private static async Task<PullScene> SceneAsync()
    {
        var scene = await PullScene.CreateAsync();
        scene.Write("5f0c-topic-12.jsonl", OpenClaw);
        scene.Write("projects/p/c1.jsonl", Claude);
        scene.Write("odd.jsonl", "[1,2]");
        scene.Write("sessions.json", """{"agent:main:telegram:12":{"sessionId":"5f0c","displayName":"The bot","updatedAt":1},"broken":7}""");
        Assert.Empty((await scene.PullAsync()).Errors);
        return scene;
    }

    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<SessionInfo>> ListAsync(PullScene scene, ListSessionsOptions? options = null) =>
        await new ListSessions(scene.Vault).RunAsync(options ?? new ListSessionsOptions(), CancellationToken.None).ToListAsync();

    private static async Task<List<SessionMessage>> ReadAsync(PullScene scene, ReadSessionOptions options) =>
        await new ReadSession(scene.Vault).RunAsync(options, CancellationToken.None).ToListAsync();

    private static async Task<List<SessionHit>> SearchAsync(PullScene scene, SearchSessionsOptions options) =>
        await new SearchSessions(scene.Vault).RunAsync(options, CancellationToken.None).ToListAsync();

    private static Task<ExportSessionsResult> ExportAsync(PullScene scene, ExportSessionsOptions options) =>
        new ExportSessions(scene.Vault).RunAsync(options, CancellationToken.None);
}
