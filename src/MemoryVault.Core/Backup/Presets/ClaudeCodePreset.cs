using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>
/// Claude Code: memory and transcripts of each project, instructions, rules, agents, skills, plans. It deletes transcripts after 30 days
/// (<c>cleanupPeriodDays</c>); what was backed up of them stays in the vault's history.
/// </summary>
/// <remarks>
/// Looked up on 2026-11-21 at code.claude.com/docs/en: claude-directory, memory, sessions, authentication, env-vars. <c>settings.json</c>
/// (its <c>env</c> may hold keys) and <c>~/.claude.json</c> (sign-in, keys of MCP servers) are not taken. A memory folder that
/// <c>autoMemoryDirectory</c> moved elsewhere needs a source of its own.
/// </remarks>
internal sealed class ClaudeCodePreset : SourcePreset
{
    public override string Name => "claude-code";

    public override string Agent => "Claude Code";

    public override string Reference => "https://code.claude.com/docs/en/claude-directory";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("projects/*/memory/**", MemoryFileKind.Memory),
        new("agent-memory/**", MemoryFileKind.Memory),
        new("/CLAUDE.md", MemoryFileKind.Instruction),
        new("/CLAUDE.local.md", MemoryFileKind.Instruction),
        new("{rules,agents,commands,output-styles}/**/*.md", MemoryFileKind.Instruction),
        new("skills/**", MemoryFileKind.Instruction),
        new("workflows/**/*.js", MemoryFileKind.Instruction),
        new("/keybindings.json", MemoryFileKind.Configuration),
        new("themes/*.json", MemoryFileKind.Configuration),
        new("projects/*/*.jsonl", MemoryFileKind.Transcript),
        new("projects/*/*/{subagents,workflows}/**/*.{jsonl,json}", MemoryFileKind.Transcript),
        new("/history.jsonl", MemoryFileKind.Transcript),
        new("plans/**/*.md", MemoryFileKind.Task),
        new("{tasks,todos}/**/*.json", MemoryFileKind.Task),
    ];

    public override IReadOnlyList<string> Never { get; } = ["/.credentials.json", "/.claude.json*", "/backups/"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("CLAUDE_CONFIG_DIR") is { } moved)
        {
            yield return new PresetRoot(environment.FullPath(moved));
        }

        yield return new PresetRoot(Path.Combine(environment.Home, ".claude"));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasMatch(root, "projects/*/*.jsonl") || FolderMarks.HasMatch(root, "projects/*/memory")
        || (FolderMarks.IsNamed(root, ".claude") && FolderMarks.HasAny(root, "CLAUDE.md", "settings.json", "projects", "agents", "skills", "rules", "agent-memory", "history.jsonl"));
}
