using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Windsurf: global rules and the memories of its agent.</summary>
/// <remarks>
/// Looked up on 2026-11-21 at docs.windsurf.com (windsurf/cascade/memories): memories are stored locally in
/// <c>~/.codeium/windsurf/memories</c>. Their format is not documented, so they are taken as they are.
/// </remarks>
internal sealed class WindsurfPreset : SourcePreset
{
    public override string Name => "windsurf";

    public override string Agent => "Windsurf";

    public override string Reference => "https://docs.windsurf.com/windsurf/cascade/memories";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
        [new("memories/global_rules.md", MemoryFileKind.Instruction), new("memories/**", MemoryFileKind.Memory), new("global_workflows/**/*.md", MemoryFileKind.Instruction)];

    public override IReadOnlyList<string> Never { get; } = ["/mcp_config.json"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment) => [new PresetRoot(Path.Combine(environment.Home, ".codeium", "windsurf"))];

    public override bool Recognises(string root) => FolderMarks.HasAny(root, "memories/global_rules.md");
}
