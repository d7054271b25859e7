using System.Globalization;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Output;

/// <summary>Shows session sources.</summary>
internal static class SessionSourcesView
{
    internal static void Write(Report report, IReadOnlyList<SessionSource> sources)
    {
        if (sources.Count == 0)
        {
            report.Line("No session source. ", new Words("memvault sessions source add NAME --preset ssh --target HOST --folder DIR", Tone.Command), " names one.");
            return;
        }

        var table = new Table("Source", "Preset", "From", "Window", "Include", "Exclude", "Mirror");
        foreach (var source in sources)
        {
            table.Add(
                new Words(source.Name, Tone.Strong), source.Preset, source.From, Window(source), string.Join(' ', source.Include), string.Join(' ', source.Exclude), source.Mirror ?? string.Empty);
        }

        report.Table(table);
    }

    internal static void Added(Report report, SessionSource source)
    {
        report.Line("Added session source ", new Words(source.Name, Tone.Strong), $" ({source.Preset}).");
        report.Line(new Words($"  {source.From} -> sessions/{source.Name}", Tone.Faint));
    }

    internal static void Removed(Report report, SessionSource source) =>
        report.Line("Removed session source ", new Words(source.Name, Tone.Strong), $". What was pulled of it stays in the vault, in sessions/{source.Name}.");

    private static string Window(SessionSource source) => source switch
    {
        { Preset: SessionPreset.Command } => string.Empty,
        { WindowDays: 0 } => "all",
        _ => string.Create(CultureInfo.InvariantCulture, $"{source.WindowDays} days"),
    };
}
