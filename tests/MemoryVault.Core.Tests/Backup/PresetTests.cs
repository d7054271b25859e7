using MemoryVault.Backup;
using MemoryVault.Backup.Scanning;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

/// <summary>Each preset against a home laid out as its tool does it. A line is a file; one with <c>!</c> must be left.</summary>
public sealed class PresetTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public static TheoryData<string, string, string[]> Layouts => new()
    {
        {
            "claude-code", ".claude",
            [
                "Memory projects/-home-ana-app/memory/MEMORY.md", "Memory projects/-home-ana-app/memory/deep/topic.md", "Memory agent-memory/reviewer/MEMORY.md",
                "Instruction CLAUDE.md", "Instruction rules/tests.md", "Instruction agents/reviewer.md", "Instruction commands/git/pr.md", "Instruction skills/pdf/SKILL.md", "Instruction skills/pdf/run.py",
                "Transcript projects/-home-ana-app/5a1c.jsonl", "Transcript projects/-home-ana-app/5a1c/subagents/agent-1.jsonl", "Transcript history.jsonl", "Task plans/big.md", "Task tasks/5a1c/1.json",
                "!.credentials.json", "!settings.json", "!settings.local.json", "!backups/.claude.json.backup.1", "!.claude.json", "!projects/-home-ana-app/5a1c/tool-results/1.txt", "!shell-snapshots/s.sh",
                "!debug/x.txt", "!statsig/x.json", "!skills/node_modules/x/index.js", "!__store.db", "!ide/1.lock", "!projects/-home-ana-app/sessions-index.json", "!plugins/cache/x.md",
            ]
        },
        {
            "codex", ".codex",
            [
                "Instruction AGENTS.md", "Instruction AGENTS.override.md", "Memory memories/MEMORY.md", "Memory memories/rollout_summaries/a.md", "Instruction prompts/review.md", "Instruction skills/x/SKILL.md",
                "Transcript sessions/2026/11/04/rollout-2026-11-04T10-00-00-0199.jsonl", "Transcript archived_sessions/rollout-1.jsonl", "Transcript sessions/2026/01/01/rollout-1.jsonl.zst", "Transcript history.jsonl", "Index session_index.jsonl",
                "!auth.json", "!.credentials.json", "!config.toml", "!.env", "!state_5.sqlite", "!state_5.sqlite-wal", "!memories/.git/config", "!memories/phase2_workspace_diff.md", "!log/codex.log", "!version.json", "!skills/.system/x/SKILL.md",
            ]
        },
        {
            "gemini", ".gemini",
            [
                "Memory GEMINI.md", "Memory tmp/brisa/memory/MEMORY.md", "Transcript tmp/brisa/chats/session-2026-11-04T10-00-1a2b3c4d.jsonl", "Transcript tmp/0a1b/chats/session-old.json", "Transcript tmp/brisa/checkpoint-before.json",
                "Task tmp/brisa/5a1c/plans/plan.md", "Instruction commands/git/fix.toml", "Index projects.json", "Configuration policies/user.toml",
                "!oauth_creds.json", "!google_accounts.json", "!mcp-oauth-tokens.json", "!a2a-oauth-tokens.json", "!gemini-credentials.json", "!settings.json", "!history/brisa/.git/HEAD", "!history/brisa/a.py",
                "!tmp/bin/rg", "!tmp/brisa/logs.json", "!tmp/brisa/memory/.extraction-state.json", "!installation_id", "!antigravity/brain/x.md",
            ]
        },
        {
            "copilot", ".copilot",
            [
                "Instruction copilot-instructions.md", "Instruction instructions/py.instructions.md", "Instruction agents/reviewer.agent.md", "Instruction skills/x/SKILL.md", "Transcript session-state/1a/events.jsonl",
                "Task session-state/1a/plan.md", "Task session-state/1a/workspace.yaml", "Task session-state/1a/checkpoints/001.md", "Transcript history-session-state/1.json",
                "!config.json", "!mcp-config.json", "!providers.json", "!mcp-oauth-config/x.json", "!mcp-secrets/x.json", "!session-store.db", "!logs/1.log", "!settings.json",
            ]
        },
        {
            "cursor", ".cursor",
            [
                "Transcript projects/home-ana-app/agent-transcripts/1a/1a.jsonl", "Transcript projects/home-ana-app/agent-transcripts/1b.txt", "Task plans/gap.plan.md", "Instruction rules/style.mdc", "Instruction commands/pr.md",
                "Transcript chats/0a/1b/prompt_history.json", "Instruction skills/x/SKILL.md",
                "!mcp.json", "!cli-config.json", "!chats/0a/1b/store.db", "!extensions/x/package.json", "!skills-cursor/x/SKILL.md", "!ai-tracking/x.db", "!projects/home-ana-app/terminals/1.txt",
            ]
        },
        {
            "openclaw", ".openclaw",
            [
                "Index agents/main/sessions/sessions.json", "Transcript agents/main/sessions/08ef.jsonl", "Transcript agents/main/sessions/08ef-topic-42.jsonl", "Transcript agents/main/sessions/08ef.jsonl.reset.1793000000",
                "Transcript agents/main/sessions/cold/2026/08ef.jsonl.zst", "Memory workspace/MEMORY.md", "Memory workspace/memory/2026-11-04.md", "Instruction workspace/SOUL.md", "Instruction workspace/skills/x/SKILL.md",
                "Memory workspace-work/MEMORY.md", "Instruction skills/y/SKILL.md", "Other workspace/NOTES.md",
                "!openclaw.json", "!openclaw.json.bak", "!credentials/oauth.json", "!credentials/whatsapp/main/creds.json", "!secrets.json", "!.env", "!agents/main/agent/auth-profiles.json", "!agents/main/agent/models.json",
                "!agents/main/agent/openclaw-agent.sqlite", "!agents/main/agent/openclaw-agent.sqlite-wal", "!state/openclaw.sqlite", "!identity/device.json", "!devices/paired.json", "!agents/main/sessions/08ef.jsonl.deleted.1793000000",
                "!agents/main/sessions/08ef.trajectory.jsonl", "!agents/main/sessions/sessions.json.lock", "!agents/main/sessions/sessions.json.tmp", "!logs/gateway.log", "!workspace/.git/HEAD", "!workspace/.env", "!workspace/secrets.md",
                "!workspace/repos/app/README.md", "!memory/main.sqlite", "!media/a.png", "!delivery-queue/1.json",
            ]
        },
        { "basic-memory", "basic-memory", ["Memory notes/idea.md", "Memory map.canvas", "!.obsidian/app.json", "!memory.db", "!config.json", "!notes/photo.png", "!node_modules/x/readme.md"] },
        {
            "engram", "memory",
            [
                "Memory knowledge/brisa/decisions.md", "Memory knowledge/_global/preferences.md", "Index knowledge/brisa/graph.json", "Transcript conversations/brisa/1/conversation.md",
                "!knowledge/brisa/embeddings.json", "!analytics/events.json", "!vcs/brisa/HEAD", "!hive/packs/x.md", "!daemon.pid",
            ]
        },
        { "engram", ".engram", ["Index manifest.json", "Memory chunks/1a2b3c4d.jsonl.gz", "!engram.db", "!engram.db-wal"] },
        { "windsurf", ".codeium/windsurf", ["Instruction memories/global_rules.md", "Memory memories/1a2b.pb", "!mcp_config.json", "!cascade/1.pb"] },
        { "cline", ".cline", ["Instruction rules/a.md", "Transcript data/sessions/1/messages.json", "Instruction data/workflows/w.md", "!data/settings/providers.json", "!data/settings/cline_mcp_settings.json", "!data/cache/x.json"] },
        { "letta", ".letta", ["Memory agents/1a/memory/human.md", "!agents/1a/memory/.git/HEAD", "!settings.json", "!providers/auth.json"] },
    };

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_home_as_the_agent_lays_it_out_is_found_and_taken_as_told(string preset, string root, string[] files)
    {
        WriteAll(root, files);

        foreach (var system in new[] { "linux", "macos", "windows" })
        {
            var candidate = Assert.Single(SourceDiscovery.Find(TestMachine.At(_home.Path, system)), found => found.Preset.Name == preset);
            Assert.Equal(_home[root.Split('/')], candidate.Root);
            Assert.Equal(Expected(files), Taken(candidate, system));
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Such_a_folder_is_recognised_when_it_is_named(string preset, string root, string[] files)
    {
        WriteAll(root, files);

        Assert.Equal(preset, SourceDiscovery.Recognise(_home[root.Split('/')]).Preset.Name);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_plain_folder_around_it_takes_none_of_its_credentials(string preset, string root, string[] files)
    {
        WriteAll(root, files);
        var home = new SourceCandidate("home", _home.Path, SourcePresets.Folder, []);
        var taken = Taken(home, "linux").Select(PathOf).ToHashSet(StringComparer.Ordinal);
        var never = SourcePresets.Get(preset).Never.Select(pattern => Glob.Parse(pattern)).ToList();

        Assert.Subset(taken, Expected(files).Select(file => $"{root}/{PathOf(file)}").ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(taken, path => path.StartsWith(root + "/", StringComparison.Ordinal) && never.Exists(glob => glob.Matches(path.AsSpan(root.Length + 1))));
    }

    [Theory]
    [InlineData("claude-code", "CLAUDE_CONFIG_DIR", "moved", "moved", "projects/-x/1.jsonl")]
    [InlineData("codex", "CODEX_HOME", "moved", "moved", "AGENTS.md")]
    [InlineData("gemini", "GEMINI_CLI_HOME", "moved", "moved/.gemini", "GEMINI.md")]
    [InlineData("copilot", "COPILOT_HOME", "moved", "moved", "copilot-instructions.md")]
    [InlineData("cursor", "CURSOR_CONFIG_DIR", "moved", "moved", "rules/a.mdc")]
    [InlineData("openclaw", "OPENCLAW_STATE_DIR", "moved", "moved", "agents/main/sessions/sessions.json")]
    [InlineData("openclaw", "OPENCLAW_WORKSPACE_DIR", "clawd", "clawd", "MEMORY.md")]
    [InlineData("openclaw", "OPENCLAW_PROFILE", "=work", ".openclaw-work", "workspace/MEMORY.md")]
    [InlineData("basic-memory", "BASIC_MEMORY_HOME", "moved", "moved", "a.md")]
    [InlineData("engram", "ENGRAM_DATA_DIR", "moved", "moved", "manifest.json")]
    public void A_variable_that_moves_the_agents_folder_is_followed(string preset, string variable, string value, string root, string file)
    {
        _home.Write($"{root}/{file}", "{}");
        var environment = TestMachine.At(_home.Path, "linux", (variable, value[0] == '=' ? value[1..] : _home[value]));

        var candidate = Assert.Single(SourceDiscovery.Find(environment), found => found.Preset.Name == preset);

        Assert.Equal(_home[root.Split('/')], candidate.Root);
    }

    [Fact]
    public void Both_the_moved_and_the_usual_folder_are_found_if_both_are_there()
    {
        _home.Write("moved/AGENTS.md", "x");
        _home.Write(".codex/AGENTS.md", "y");

        var found = SourceDiscovery.Find(TestMachine.At(_home.Path, "linux", ("CODEX_HOME", _home["moved"])));

        Assert.Equal([_home["moved"], _home[".codex"]], found.Select(candidate => candidate.Root));
    }

    [Theory]
    [InlineData("linux", ".config/Code/User")]
    [InlineData("linux", ".vscode-server/data/User")]
    [InlineData("macos", "Library/Application Support/Code/User")]
    [InlineData("windows", "AppData/Roaming/Code/User")]
    [InlineData("windows", "AppData/Roaming/Code - Insiders/User")]
    public void Copilot_in_VS_Code_is_found_where_the_system_keeps_it(string system, string user)
    {
        string[] files =
        [
            "Memory globalStorage/github.copilot-chat/memory-tool/memories/preferences.md", "Memory workspaceStorage/0a1b/GitHub.copilot-chat/memory-tool/memories/repo/build.md",
            "Task workspaceStorage/0a1b/GitHub.copilot-chat/memory-tool/memories/MTIz/plan.md", "Transcript workspaceStorage/0a1b/chatSessions/1.jsonl", "Index workspaceStorage/0a1b/workspace.json",
            "!globalStorage/state.vscdb", "!globalStorage/other.extension/x.json", "!workspaceStorage/0a1b/state.vscdb", "!mcp.json", "!settings.json",
        ];
        WriteAll(user, files);

        var candidate = Assert.Single(SourceDiscovery.Find(TestMachine.At(_home.Path, system)));

        Assert.Equal("vscode-copilot", candidate.Preset.Name);
        Assert.Equal(Expected(files), Taken(candidate, system));
    }

    [Fact]
    public void Rengine_takes_its_named_files_and_the_other_json_of_its_flat_folder()
    {
        string[] files =
        [
            .. REnginePreset.NamedFiles.Select(name => "Memory " + name), "Memory --help-memory.json", "Memory decisions.json", "Task tasks.json", "Task handoff.json", "Configuration agents.json", "Memory memory", "Instruction handoff.md",
            "!sync_config.json", "!sync_metadata.json", "!.last_sync", "!package.json", "!package-lock.json", "!api-keys.json", "!backups/20250822/memory.json", "!scripts/x.json", "!secrets/x.json", "!.env", "!restoration-1.json", "!memory.json.backup.1",
        ];
        WriteAll("rEngine/rMemory/rAgentMemories", files);

        var candidate = Assert.Single(SourceDiscovery.Find(TestMachine.At(_home.Path)));

        Assert.Equal(("rengine", "rAgentShared"), (candidate.Preset.Name, candidate.Preset.Folder));
        Assert.Equal(Expected(files), Taken(candidate, "linux"));
    }

    [Fact]
    public void Workspaces_that_openclaws_configuration_names_are_found_and_those_inside_its_folder_not_twice()
    {
        _home.Write(".openclaw/openclaw.json", $"{{ // JSON5\n agents: {{ defaults: {{ workspace: '~/clawd' }}, entries: {{ work: {{ \"workspace\": \"{_home["work"].Replace("\\", "\\\\")}\" }}, home: {{ workspace: '~/.openclaw/workspace-home' }} }} }}, gateway: {{ token: 'not read' }} }}");
        _home.Write(".openclaw/agents/main/sessions/sessions.json", "{}");
        _home.Write(".openclaw/workspace-home/MEMORY.md", "x");
        _home.Write("clawd/MEMORY.md", "x");
        _home.Write("work/memory/2026-11-04.md", "x");

        var found = SourceDiscovery.Find(TestMachine.At(_home.Path));

        Assert.Equal([_home[".openclaw"], _home["clawd"], _home["work"]], found.Select(candidate => candidate.Root));
        Assert.All(found, candidate => Assert.Equal("openclaw", candidate.Preset.Name));
    }

    [Fact]
    public void Projects_of_basic_memory_are_read_from_its_configuration()
    {
        _home.Write(".basic-memory/config.json", $"{{\"projects\":{{\"a\":{{\"path\":\"{_home["a"].Replace("\\", "\\\\")}\"}},\"b\":\"{_home["b"].Replace("\\", "\\\\")}\",\"all\":\"{_home.Path.Replace("\\", "\\\\")}\",\"cloud\":\"slug\"}},\"cloud_api_key\":\"not read\"}}");
        _home.Write("a/note.md", "x");
        _home.Write("b/note.md", "x");

        Assert.Equal([_home["a"], _home["b"]], SourceDiscovery.Find(TestMachine.At(_home.Path)).Select(candidate => candidate.Root));
    }

    [Theory]
    [InlineData(".claude.json", "{\"mcpServers\":{\"memory\":{\"command\":\"npx\",\"env\":{\"MEMORY_FILE_PATH\":\"@\"}}}}")]
    [InlineData(".codex/config.toml", "[mcp_servers.memory.env]\nMEMORY_FILE_PATH = \"@\"\n")]
    [InlineData(".config/Claude/claude_desktop_config.json", "{ \"mcpServers\": { \"m\": { \"env\": { \"MEMORY_FILE_PATH\" : \"@\" } } } }")]
    [InlineData(".cursor/mcp.json", "{\"mcpServers\":{\"m\":{\"env\":{\"OTHER_MEMORY_FILE_PATH\":\"/no\",\"MEMORY_FILE_PATH\":\"@\"}}}}")]
    public void The_memory_file_of_an_mcp_server_is_found_by_its_clients_configuration(string configuration, string content)
    {
        var file = _home.Write("graphs/our graph.jsonl", "{\"type\":\"entity\",\"name\":\"a\",\"entityType\":\"b\",\"observations\":[]}");
        _home.Write("graphs/other.json", "{}");
        _home.Write(configuration, content.Replace("@", file.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal));

        var candidate = Assert.Single(SourceDiscovery.Find(TestMachine.At(_home.Path)));

        Assert.Equal(("mcp-memory", _home["graphs"]), (candidate.Preset.Name, candidate.Root));
        Assert.Equal(["Memory our graph.jsonl"], Taken(candidate, "linux"));
    }

    [Fact]
    public void The_memory_file_beside_an_installed_server_is_found()
    {
        _home.Write(".npm/_npx/0a1b2c/node_modules/@modelcontextprotocol/server-memory/dist/memory.jsonl", "{\"type\":\"entity\",\"name\":\"a\",\"entityType\":\"b\",\"observations\":[]}");
        _home.Write(".npm/_npx/0a1b2c/node_modules/@modelcontextprotocol/server-memory/dist/index.js", "x");

        var candidate = Assert.Single(SourceDiscovery.Find(TestMachine.At(_home.Path)));

        Assert.Equal(["Memory memory.jsonl"], Taken(candidate, "linux"));
        Assert.Equal("mcp-memory", SourceDiscovery.Recognise(candidate.Root).Preset.Name);
    }

    [Fact]
    public void A_folder_with_other_notes_beside_a_graph_is_a_plain_folder()
    {
        _home.Write("notes/memory.jsonl", "{\"type\":\"entity\",\"name\":\"a\",\"entityType\":\"b\",\"observations\":[]}");
        _home.Write("notes/diary.md", "x");

        Assert.Equal("folder", SourceDiscovery.Recognise(_home["notes"]).Preset.Name);
    }

    [Fact]
    public void Names_are_unique_and_every_preset_says_where_it_was_looked_up()
    {
        Assert.Equal(SourcePresets.All.Count(), SourcePresets.All.Select(preset => preset.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(SourcePresets.Names, SourcePresets.All.Select(preset => preset.Name));
        Assert.All(SourcePresets.All, preset =>
        {
            Assert.True(EntryName.IsValid(preset.Name), preset.Name);
            Assert.NotEmpty(preset.Agent);
            Assert.NotEmpty(preset.Reference);
            Assert.All([.. preset.Include, .. preset.Exclude, .. preset.Never], pattern => Glob.Parse(pattern));
        });
    }

    private static List<string> Taken(SourceCandidate candidate, string system)
    {
        var source = candidate.ToSource();
        var filter = SourceFilter.For(source, TestMachine.At(candidate.Root, system));
        return [.. new SourceScanner(source, filter).Scan(default).Files.Select(file => $"{filter.KindOf(file.Path)} {file.Path}").Order(StringComparer.Ordinal)];
    }

    private static string PathOf(string line) => line[0] == '!' ? line[1..] : line.Split(' ', 2)[1];

    private static IEnumerable<string> Expected(string[] files) => files.Where(file => file[0] != '!').Order(StringComparer.Ordinal);

    private void WriteAll(string root, string[] files)
    {
        foreach (var file in files)
        {
            _home.Write($"{root}/{PathOf(file)}", "{}");
        }
    }
}
