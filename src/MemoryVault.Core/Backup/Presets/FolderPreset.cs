using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A plain folder: everything below it but for what no source takes.</summary>
internal sealed class FolderPreset : SourcePreset
{
    public override string Name => "folder";

    public override string Agent => "Folder";

    public override IReadOnlyList<MemoryGlob> Takes { get; } = [new("**", MemoryFileKind.Other)];

    public override string Reference => "docs/sources.md";

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment) => [];

    public override bool Recognises(string root) => false;
}
