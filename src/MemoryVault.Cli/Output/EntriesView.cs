using MemoryVault.Backup;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Output;

/// <summary>Shows which entries would change: how many of each section, and the first of them.</summary>
internal static class EntriesView
{
    private const int Shown = 50;

    internal static void Write(Report report, IReadOnlyList<PlannedEntry> entries)
    {
        foreach (var section in entries.GroupBy(entry => entry.Path.Section, StringComparer.Ordinal))
        {
            report.Line("  ", new Words(section.Key, Tone.Strong), $": {Counts([.. section])}");
        }

        foreach (var entry in entries.Take(Shown))
        {
            report.Line("  ", Mark(entry.Change), " ", entry.Path.ToString());
        }

        if (entries.Count > Shown)
        {
            report.Line($"  and {entries.Count - Shown} more; --json lists all.");
        }
    }

    private static string Counts(IReadOnlyList<PlannedEntry> entries) => string.Join(", ", new[] { (ChangeKind.Added, "added"), (ChangeKind.Modified, "changed"), (ChangeKind.Deleted, "removed") }
        .Select(kind => (Count: entries.Count(entry => entry.Change == kind.Item1), Word: kind.Item2))
        .Where(kind => kind.Count > 0)
        .Select(kind => $"{kind.Count} {kind.Word}"));

    private static Words Mark(ChangeKind change) => change switch
    {
        ChangeKind.Added => new Words("+", Tone.Good),
        ChangeKind.Deleted => new Words("-", Tone.Bad),
        _ => new Words("~", Tone.Warning),
    };
}
