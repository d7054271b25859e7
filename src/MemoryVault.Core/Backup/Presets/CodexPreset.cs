using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>OpenAI Codex: instructions, memories, prompts, skills, rules and the rollouts of its sessions.</summary>
/// <remarks>
/// Looked up on 2026-11-21 at developers.openai.com/codex (guides/agents-md, memories) and in openai/codex
/// (codex-rs/memories/write/src/lib.rs, codex-rs/rollout). <c>auth.json</c> holds tokens, <c>config.toml</c> may hold keys of MCP servers:
/// neither is taken. The databases (<c>*.sqlite</c>) are caches that Codex rebuilds.
/// </remarks>
internal sealed class CodexPreset : SourcePreset
{
    public override string Name => "codex";

    public override string Agent => "OpenAI Codex";

    public override string Reference => "https://developers.openai.com/codex/guides/agents-md";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("/{AGENTS,AGENTS.override}.md", MemoryFileKind.Instruction),
        new("memories/**", MemoryFileKind.Memory),
        new("{sessions,archived_sessions}/**/rollout-*.{jsonl,jsonl.zst}", MemoryFileKind.Transcript),
        new("/history.jsonl", MemoryFileKind.Transcript),
        new("/session_index.jsonl", MemoryFileKind.Index),
        new("prompts/**/*.md", MemoryFileKind.Instruction),
        new("skills/**", MemoryFileKind.Instruction),
        new("rules/**", MemoryFileKind.Instruction),
        new("agents/*.toml", MemoryFileKind.Instruction),
    ];

    public override IReadOnlyList<string> Exclude { get; } = ["memories/phase2_workspace_diff.md", "skills/.system/"];

    public override IReadOnlyList<string> Never { get; } = ["/auth.json", "/.credentials.json"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("CODEX_HOME") is { } moved)
        {
            yield return new PresetRoot(environment.FullPath(moved));
        }

        yield return new PresetRoot(Path.Combine(environment.Home, ".codex"));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasMatch(root, "sessions/*/*/*/rollout-*") || FolderMarks.HasMatch(root, "archived_sessions/rollout-*")
        || FolderMarks.HasAny(root, "memories/raw_memories.md", "memories/memory_summary.md")
        || (FolderMarks.IsNamed(root, ".codex") && FolderMarks.HasAny(root, "AGENTS.md", "config.toml", "sessions", "memories", "history.jsonl", "prompts"));
}
