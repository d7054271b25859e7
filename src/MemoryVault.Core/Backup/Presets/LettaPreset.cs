using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Letta Code: the memory of each agent, Markdown in a git repository of its own; the files are taken, that repository is not.</summary>
/// <remarks>Looked up on 2026-11-21 at docs.letta.com/letta-code/memfs. <c>settings.json</c> and <c>providers</c> may hold keys and are never taken.</remarks>
internal sealed class LettaPreset : SourcePreset
{
    public override string Name => "letta";

    public override string Agent => "Letta Code";

    public override string Reference => "https://docs.letta.com/letta-code/memfs";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
        [new("agents/*/memory/**", MemoryFileKind.Memory), new("**/memfs/*/memory/**", MemoryFileKind.Memory), new("skills/**", MemoryFileKind.Instruction)];

    public override IReadOnlyList<string> Never { get; } = ["/settings.json", "providers/"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment) => [new PresetRoot(Path.Combine(environment.Home, ".letta"))];

    public override bool Recognises(string root) => FolderMarks.IsNamed(root, ".letta") && FolderMarks.HasAny(root, "agents", "settings.json");
}
