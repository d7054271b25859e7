using MemoryVault.Backup;
using MemoryVault.Cli.Commands;

namespace MemoryVault.Cli.Output;

/// <summary>Says what a sync did, or would do.</summary>
internal static class SyncView
{
    private const int Shown = 20;

    internal static void Write(Report report, SyncResult result)
    {
        Sources(report, result);
        Changes(report, result);
        Outcome(report, result);
        Quarantined(report, result.Quarantined);
        SessionsView.Outcomes(report, result.Sessions);
        RemotesView.Lines(report, result.Remotes);
        if (result.Conflicts > 0)
        {
            report.Line(new Words(Quantity.Of(result.Conflicts, "conflict"), Tone.Warning), " left: ours is in place, both versions are kept. See ", new Words("memvault conflicts list", Tone.Command));
        }
    }

    /// <summary>Says what to do after the first sync.</summary>
    internal static void Next(Report report, bool hasRemote)
    {
        report.Blank();
        report.Line("Next");
        Overview.Suggest(report, "memvault status", "is my memory safe?");
        Overview.Suggest(report, "memvault schedule add --every 15m", "sync by itself");
        if (!hasRemote)
        {
            Overview.Suggest(report, "memvault remote add origin URL", "keep a copy elsewhere: any git repository");
        }
    }

    private static void Sources(Report report, SyncResult result)
    {
        foreach (var source in result.Sources.Where(source => source.IsNew))
        {
            report.Line(
                "New source ", new Words(source.Name, Tone.Strong), $" ({source.Preset}): {Quantity.Of(source.Files, "file")}, {Quantity.Bytes(source.Bytes)}");
            report.Line(new Words($"  {source.Root} -> {source.Folder}", Tone.Faint));
        }
    }

    private static void Changes(Report report, SyncResult result)
    {
        foreach (var change in result.Changes.Take(Shown))
        {
            var size = change.Change == ChangeKind.Deleted ? string.Empty : $"  {Quantity.Bytes(change.Size)}";
            report.Line("  ", Marks.Of(change.Change), " ", change.Path, new Words(size, Tone.Faint));
        }

        if (result.Changes.Count > Shown)
        {
            report.Line(new Words($"  and {Quantity.Of(result.Changes.Count - Shown, "more file")}", Tone.Faint));
        }
    }

    private static void Outcome(Report report, SyncResult result)
    {
        var took = $" ({RelativeTime.Span(result.Elapsed)})";
        if (result is { Added: 0, Modified: 0, Deleted: 0, Commit: null })
        {
            report.Line(new Words("Nothing changed", Tone.Good), $": {Quantity.Of(result.Unchanged, "file")} as in the vault{took}.");
            return;
        }

        Words verb = result.DryRun ? new Words("Would commit", Tone.Warning) : new Words($"Committed {result.Commit?[..7]}", Tone.Good);
        report.Line(verb, $": {result.Added} added, {result.Modified} modified, {result.Deleted} deleted, {result.Unchanged} unchanged{took}.");
    }

    private static void Quarantined(Report report, IReadOnlyList<QuarantinedFile> files)
    {
        foreach (var file in files)
        {
            report.Line(new Words("Quarantined ", Tone.Warning), file.Path, $": {file.Reason}. The last good version stays.");
        }

        if (files.Count > 0)
        {
            report.Line("  If that was on purpose: ", new Words("memvault sync --accept PATH", Tone.Command));
        }
    }
}
