using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>
/// rEngine: the shared memory of its agents as JSON files in one flat folder. Its memory-vault document names eight files; its script
/// <c>sync_memory_vault.py</c> takes every <c>*.json</c> of the folder but for its own two, and so does this preset.
/// </summary>
/// <remarks>
/// Looked up on 2026-11-21 in lbruton/HexTrackr at commit ec356f5 (docs/agents/rEngine-main: memory-vault-backup.md,
/// sync_memory_vault.py, .gitignore), which is in that repository's history only. The folder has no fixed place: it was <c>agents</c>,
/// then <c>rAgents</c>, then <c>rMemory/rAgentMemories</c> of a project.
/// </remarks>
internal sealed class REnginePreset : SourcePreset
{
    /// <summary>The files that its document names: what a report says is missing.</summary>
    internal static readonly string[] NamedFiles =
    [
        "memory.json", "github_copilot_memories.json", "gpt4o_memories.json", "extendedcontext.json", "claude_opus_memories.json",
        "claude_sonnet_memories.json", "gemini_pro_memories.json", "gpt4_memories.json",
    ];

    private static readonly string[] Places =
        [string.Empty, "rMemory/rAgentMemories", "rAgents", "rEngine/rMemory/rAgentMemories", "rEngine/rAgents", "agents", "rAgentShared"];

    private static readonly string[] Parents = ["", "rEngine", "GitHub", "GitHub/rEngine", "Documents/GitHub/rEngine", "code/rEngine", "src/rEngine", "Projects/rEngine", "projects/rEngine"];

    public override string Name => "rengine";

    public override string Agent => "rEngine";

    public override string? Folder => "rAgentShared";

    public override string Reference => "https://github.com/lbruton/HexTrackr/tree/ec356f5de4e0dc045bdb643e4527442f04816a6c/docs/agents/rEngine-main";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("/{tasks,consolidated_tasks,bugs,roadmap,handoff,session_handoffs,project-states}.json", MemoryFileKind.Task),
        new("/{*-session-[0-9]*,session-history}.json", MemoryFileKind.Transcript),
        new("/{agents,bootstrap-config,env,workflow-protocols,prompts}.json", MemoryFileKind.Configuration),
        new("/master_memory_lookup.json", MemoryFileKind.Index),
        new("/*.json", MemoryFileKind.Memory),
        new("/memory", MemoryFileKind.Memory),
        new("/*.md", MemoryFileKind.Instruction),
    ];

    public override IReadOnlyList<string> Exclude { get; } =
        ["/sync_config.json", "/sync_metadata.json", "/package.json", "/package-lock.json", "/*.backup.*", "/restoration-*.json", "/memory/"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        var parents = Parents.Select(parent => Path.Combine(environment.Home, parent)).Prepend(environment.CurrentDirectory);
        return parents.SelectMany(parent => Places.Select(place => Path.Combine(parent, place))).Where(Recognises).Select(path => new PresetRoot(path));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasAny(root, "memory.json", "extendedcontext.json") && FolderMarks.HasMatch(root, "*_memories.json");
}
