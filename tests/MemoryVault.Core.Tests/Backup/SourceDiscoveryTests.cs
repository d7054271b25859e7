using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public sealed class SourceDiscoveryTests : IDisposable
{
    private const string Line = "{\"type\":\"user\"}\n";
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("linux")]
    [InlineData("macos")]
    [InlineData("windows")]
    public void An_empty_home_has_nothing_to_back_up(string system) =>
        Assert.Empty(SourceDiscovery.Find(TestMachine.At(_home.Path, system)));

    [Fact]
    public void An_agents_folder_without_a_memory_file_is_no_candidate()
    {
        _home.Write(".claude/.credentials.json", "{}");
        _home.Write(".claude/cache/x.json", "{}");
        _home.Write(".codex/auth.json", "{}");

        Assert.Empty(SourceDiscovery.Find(TestMachine.At(_home.Path)));
    }

    [Fact]
    public void Each_agent_of_a_home_becomes_a_candidate()
    {
        _home.Write(".claude/projects/-home-ana-app/1.jsonl", Line);
        _home.Write(".codex/AGENTS.md", "Be brief.");
        _home.Write("rEngine/rAgents/memory.json", "{}");
        _home.Write("rEngine/rAgents/gpt4_memories.json", "{}");

        var found = SourceDiscovery.Find(TestMachine.At(_home.Path));

        Assert.Equal(["claude-code", "codex", "rengine"], found.Select(candidate => candidate.Name).Order(StringComparer.Ordinal));
        Assert.Equal(_home[".claude"], found.Single(candidate => candidate.Name == "claude-code").Root);
    }

    [Fact]
    public void Sources_of_the_same_preset_get_names_and_folders_of_their_own()
    {
        var configuration = new VaultConfiguration { Machine = "testbox" };
        foreach (var root in new[] { "one", "two" })
        {
            _home.Write($"{root}/memory.json", "{}");
            _home.Write($"{root}/gpt4_memories.json", "{}");
            var source = SourceDiscovery.Recognise(_home[root]).ToSource(configuration);
            configuration = configuration with { Sources = [.. configuration.Sources, source] };
        }

        Assert.Equal(["rengine", "rengine-2"], configuration.Sources.Select(source => source.Name));
        Assert.Equal(["rAgentShared", "backup/testbox/rengine-2"], configuration.Sources.Select(source => source.Folder));
    }

    [Theory]
    [InlineData(".notes", "notes")]
    [InlineData("-x", "x")]
    [InlineData("My notes (2026)", "My-notes--2026")]
    [InlineData("日本", "folder")]
    public void A_plain_folder_gives_its_name_to_the_source(string folder, string expected)
    {
        Directory.CreateDirectory(_home[folder]);

        var candidate = SourceDiscovery.Recognise(_home[folder]);

        Assert.Equal(expected, candidate.Name);
        Assert.Equal("folder", candidate.Preset.Name);
    }

    [Fact]
    public void A_folder_with_several_agents_in_it_is_a_plain_folder_when_it_is_named()
    {
        _home.Write("agents/claude/projects/-x/1.jsonl", Line);
        _home.Write("agents/mcp/memory.jsonl", "{\"type\":\"entity\",\"name\":\"a\",\"entityType\":\"b\",\"observations\":[]}");

        Assert.Equal("folder", SourceDiscovery.Recognise(_home["agents"]).Preset.Name);
    }
}
