using MemoryVault.Backup;

namespace MemoryVault.Cli.Output;

/// <summary>Shows sources.</summary>
internal static class SourcesView
{
    internal static void Write(Report report, IReadOnlyList<MemorySource> sources)
    {
        if (sources.Count == 0)
        {
            report.Line("No source. ", new Words("memvault sync", Tone.Command), " finds the memory on this machine, ", new Words("memvault source add NAME --root DIR", Tone.Command), " names a folder.");
            return;
        }

        var table = new Table("Source", "Preset", "Folder on this machine", "Folder in the vault", "Include", "Exclude");
        foreach (var source in sources)
        {
            table.Add(
                new Words(source.Name, Tone.Strong), source.Preset, source.Root, source.Folder, string.Join(' ', source.Include), string.Join(' ', source.Exclude));
        }

        report.Table(table);
    }

    internal static void Added(Report report, MemorySource source) => One(report, "Added source ", source);

    internal static void Changed(Report report, MemorySource source) => One(report, "Changed source ", source);

    internal static void Removed(Report report, MemorySource source) =>
        report.Line("Removed source ", new Words(source.Name, Tone.Strong), $". What was backed up of it stays in the vault, in {source.Folder}.");

    private static void One(Report report, string what, MemorySource source)
    {
        report.Line(what, new Words(source.Name, Tone.Strong), $" ({source.Preset}).");
        report.Line(new Words($"  {source.Root} -> {source.Folder}", Tone.Faint));
    }
}
