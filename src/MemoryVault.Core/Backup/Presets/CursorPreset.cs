using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Cursor: transcripts of its agents, rules, commands, skills and plans.</summary>
/// <remarks>
/// Looked up on 2026-11-21. Cursor documents the rules of a project (<c>.cursor/rules/*.mdc</c>); what lies in the home folder is known
/// from programs that read it (crate toolpath-cursor, jlreyes/agent-history-skills) and may change without notice. The chats of the
/// editor and of the CLI are in databases that hold tokens as well (<c>state.vscdb</c>, <c>chats/**/store.db</c>): they are not taken.
/// User rules and memories live in Cursor's own settings and cloud.
/// </remarks>
internal sealed class CursorPreset : SourcePreset
{
    public override string Name => "cursor";

    public override string Agent => "Cursor";

    public override string Reference => "https://docs.cursor.com/context/rules";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("projects/*/agent-transcripts/**/*.{jsonl,txt}", MemoryFileKind.Transcript),
        new("chats/*/*/{prompt_history,meta}.json", MemoryFileKind.Transcript),
        new("plans/**/*.md", MemoryFileKind.Task),
        new("rules/**/*.{mdc,md}", MemoryFileKind.Instruction),
        new("{commands,agents}/**/*.md", MemoryFileKind.Instruction),
        new("skills/**", MemoryFileKind.Instruction),
    ];

    public override IReadOnlyList<string> Never { get; } = ["/mcp.json", "/cli-config.json", "state.vscdb*"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("CURSOR_CONFIG_DIR") is { } moved)
        {
            yield return new PresetRoot(environment.FullPath(moved));
        }

        yield return new PresetRoot(Path.Combine(environment.Home, ".cursor"));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasMatch(root, "projects/*/agent-transcripts")
        || (FolderMarks.IsNamed(root, ".cursor") && FolderMarks.HasAny(root, "rules", "plans", "commands", "projects", "mcp.json"));
}
