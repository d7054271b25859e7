using MemoryVault.History;

namespace MemoryVault.Cli.Output;

/// <summary>Says what a restore wrote, or would write.</summary>
internal static class RestoreView
{
    private const int Shown = 20;

    internal static void Write(Report report, RestoreResult result)
    {
        var written = result.Files.Where(file => file.Action != RestoreAction.Keep).ToList();

        // A plan is asked for to be read, so it is shown whole.
        var shown = result.DryRun ? written.Count : Shown;
        foreach (var file in written.Take(shown))
        {
            var mark = file.Action == RestoreAction.Create ? new Words("+", Tone.Good) : new Words("~", Tone.Warning);
            report.Line("  ", mark, " ", file.Target, new Words($"  {Quantity.Bytes(file.Size)}", Tone.Faint));
        }

        if (written.Count > shown)
        {
            report.Line(new Words($"  and {Quantity.Of(written.Count - shown, "more file")}", Tone.Faint));
        }

        Outcome(report, result, written);
    }

    private static void Outcome(Report report, RestoreResult result, List<RestoredFile> written)
    {
        var created = written.Count(file => file.Action == RestoreAction.Create);
        var kept = result.Files.Count - written.Count;
        var counts = $": {created} created, {written.Count - created} replaced, {kept} as they were";
        if (result.DryRun)
        {
            report.Line(new Words($"Would restore {result.Revision[..7]}", Tone.Warning), counts, ".");
            return;
        }

        report.Line(new Words($"Restored {result.Revision[..7]}", Tone.Good), counts, $"; {result.Verified} read back and right.");
        if (result.SafetyCommit is { } safety)
        {
            report.Line("  What was replaced is kept in ", new Words(safety[..7], Tone.Warning), ".");
        }

        if (result.Commit is { } commit)
        {
            report.Line("  What is now in place is committed as ", new Words(commit[..7], Tone.Warning), ".");
        }
    }
}
