using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Cline: rules, hooks, skills, agents, and the sessions and workflows of its CLI.</summary>
/// <remarks>
/// Looked up on 2026-11-21 at docs.cline.bot/cli/configuration. <c>data/settings/providers.json</c> holds keys and is never taken. The tasks of
/// the VS Code extension are not covered.
/// </remarks>
internal sealed class ClinePreset : SourcePreset
{
    public override string Name => "cline";

    public override string Agent => "Cline";

    public override string Reference => "https://docs.cline.bot/cli/configuration";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("{rules,hooks,skills,agents}/**", MemoryFileKind.Instruction),
        new("cron/**", MemoryFileKind.Configuration),
        new("data/sessions/**", MemoryFileKind.Transcript),
        new("data/{workflows,teams}/**", MemoryFileKind.Instruction),
        new("/{Rules,Workflows,Hooks}/**", MemoryFileKind.Instruction),
    ];

    public override IReadOnlyList<string> Never { get; } = ["data/settings/"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment) =>
        [new PresetRoot(Path.Combine(environment.Home, ".cline")), new PresetRoot(Path.Combine(environment.Home, "Documents", "Cline"))];

    public override bool Recognises(string root) =>
        (FolderMarks.IsNamed(root, ".cline") && FolderMarks.HasAny(root, "rules", "data", "skills", "hooks", "agents"))
        || (FolderMarks.IsNamed(root, "Cline") && FolderMarks.HasAny(root, "Rules", "Workflows", "Hooks"));
}
