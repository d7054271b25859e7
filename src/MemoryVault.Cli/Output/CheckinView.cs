using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Output;

/// <summary>Says what a check-in came to.</summary>
internal static class CheckinView
{
    private const int Shown = 60;

    internal static void Write(Report report, CheckInResult result)
    {
        if (result.Conflicts.Count > 0)
        {
            return;
        }

        if (result.Event is null)
        {
            report.Line("Nothing changes: the memory is as proposed.");
            return;
        }

        var operations = result.PatchSize == 1 ? "1 operation" : $"{result.PatchSize} operations";
        report.Line("Checked in ", new Words(result.Revision![..7], Tone.Warning), $": {operations}, risk {result.Risk}{(result.RequiresReview ? ", to be reviewed" : string.Empty)}");
        if (result.Merged)
        {
            report.Line("  Merged with what others changed meanwhile; read the memory again before you go on.");
        }

        foreach (var conflict in result.Settled)
        {
            report.Line("  Decided by the strategy: ", conflict.Path.ToString());
        }
    }

    internal static void Import(Report report, ImportMemoryResult result)
    {
        if (result.Conflicts.Count > 0)
        {
            return;
        }

        report.Line($"{(result.DryRun ? "Would import" : "Imported")} {Plural(result.Changes, "change")} and {Plural(result.Events, "event")}.");
        EntriesView.Write(report, result.Entries);
        if (result.Events > result.Replayed)
        {
            report.Line($"  {Plural(result.Events - result.Replayed, "event")} could not be replayed; each is kept as history, with what it said.");
        }

        if (result.Replayed > 0 && !result.ReachesSnapshot)
        {
            report.Line("  The events do not lead to the snapshot; the snapshot was committed after them.");
        }
    }

    internal static void Conflicts(Report report, IReadOnlyList<JsonConflict> conflicts, string what)
    {
        report.Line("memvault: ", what);
        foreach (var conflict in conflicts)
        {
            report.Line($"  {conflict.Path}: yours {Text(conflict.Ours)}, theirs {Text(conflict.Theirs)}, before {Text(conflict.Base)}");
        }

        report.Line("  Read the memory and make the values fit, or choose with --strategy ours, theirs, newest, confidence or union.");
    }

    private static string Plural(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Text(JsonValue? value)
    {
        var text = value?.ToString() ?? "nothing";
        return text.Length <= Shown ? text : text[..Shown] + "...";
    }
}
