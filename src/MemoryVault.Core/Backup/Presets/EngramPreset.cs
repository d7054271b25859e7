using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>
/// Both programs called engram: Algiras/engram keeps Markdown under <c>~/memory</c>, Gentleman-Programming/engram a database under
/// <c>~/.engram</c> with an export in immutable chunks beside each project.
/// </summary>
/// <remarks>
/// Looked up on 2026-11-21 in Algiras/engram at commit d29e424 (src/config.rs) and Gentleman-Programming/engram at commit 1f46479
/// (README.md, internal/store, internal/sync). The database is not taken (a copy while in use may be torn): run <c>engram sync</c> in the
/// project, which writes the chunks. <c>~/memory</c> is a common name: it counts only with a <c>knowledge</c> folder in it.
/// </remarks>
internal sealed class EngramPreset : SourcePreset
{
    public override string Name => "engram";

    public override string Agent => "engram";

    public override string Reference => "https://github.com/Algiras/engram, https://github.com/Gentleman-Programming/engram";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("knowledge/**/*.md", MemoryFileKind.Memory),
        new("knowledge/*/graph.json", MemoryFileKind.Index),
        new("conversations/**/*.{md,json}", MemoryFileKind.Transcript),
        new("/manifest.json", MemoryFileKind.Index),
        new("chunks/*.jsonl.gz", MemoryFileKind.Memory),
    ];

    public override IReadOnlyList<string> Exclude { get; } = ["knowledge/*/embeddings.json"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("ENGRAM_DATA_DIR") is { } moved)
        {
            yield return new PresetRoot(environment.FullPath(moved));
        }

        string[] places = [Path.Combine(environment.Home, ".engram"), Path.Combine(environment.CurrentDirectory, ".engram"), Path.Combine(environment.Home, "memory")];
        foreach (var place in places.Where(Recognises))
        {
            yield return new PresetRoot(place);
        }
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasAll(root, "manifest.json", "chunks")
        || (FolderMarks.HasAny(root, "knowledge") && FolderMarks.HasAny(root, "conversations", "vcs", "hive", "analytics", "knowledge/_global"))
        || (FolderMarks.IsNamed(root, ".engram") && FolderMarks.HasAny(root, "engram.db", "manifest.json", "chunks"));

    /// <inheritdoc/>
    public override string? Caution(MemorySource source, IReadOnlyList<MemorySource> all) =>
        FolderMarks.HasAny(source.Root, "engram.db") && !FolderMarks.HasAny(source.Root, "chunks")
            ? "engram keeps its memory in a database, which is not backed up: a copy while it is in use may be torn. Run 'engram sync' in each project, which writes it to '.engram/chunks', and make that folder a source."
            : null;
}
