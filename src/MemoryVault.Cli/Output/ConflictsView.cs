using MemoryVault.Conflicts;
using MemoryVault.Json;
using MemoryVault.Merging;

namespace MemoryVault.Cli.Output;

/// <summary>Shows conflicts and their resolution.</summary>
internal static class ConflictsView
{
    private const int ShownPaths = 10;
    private const int ShownLetters = 40;

    internal static void Write(Report report, IReadOnlyList<ConflictRecord> records)
    {
        if (records.Count == 0)
        {
            report.Line(new Words("No conflicts.", Tone.Good));
            return;
        }

        var table = new Table("Id", "Kind", "Where", "Base", "Ours", "Theirs");
        foreach (var record in records)
        {
            var (place, before, ours, theirs) = Describe(record);
            table.Add(new Words(record.Id, Tone.Strong), record.Kind.ToString().ToLowerInvariant(), place, before, ours, theirs);
        }

        report.Table(table);
        report.Line("Decide one: ", new Words("memvault conflicts resolve ID --ours|--theirs|--base|--value JSON|--file FILE", Tone.Command));
    }

    internal static void Resolved(Report report, ResolveConflictResult result)
    {
        var place = $" in {result.Path}{Place(result.Pointer)}: {result.Choice.ToString().ToLowerInvariant()}";
        if (result.Revision is { } revision)
        {
            report.Line(new Words("Resolved ", Tone.Good), new Words(result.Id, Tone.Strong), $"{place} ({revision[..7]}).");
            return;
        }

        report.Line("Would resolve ", new Words(result.Id, Tone.Strong), place, result.PatchSize == 0 && result.File is null ? "; what stands there stays." : ":");
        OperationsView.Write(report, result.Patch);
        if (result.File is { } file)
        {
            report.Line("  ", new Words("~", Tone.Warning), " ", file);
        }
    }

    /// <summary>Says which places a merge for git left to be decided.</summary>
    internal static void Left(Report report, string path, FileMergeResult result)
    {
        report.Line(new Words($"memvault: {path}: ", Tone.Warning), $"{Quantity.Of(Math.Max(1, result.Conflicts.Count), "conflict")}, ours is in place.");
        foreach (var conflict in result.Conflicts.Take(ShownPaths))
        {
            report.Line($"  {conflict.Path}: base {Shown(conflict.Base)}, ours {Shown(conflict.Ours)}, theirs {Shown(conflict.Theirs)}");
        }
    }

    private static (string Place, string Base, string Ours, string Theirs) Describe(ConflictRecord record) => record switch
    {
        JsonConflictRecord json => (json.Path + Place(json.Pointer.ToString()), Shown(json.Base), Shown(json.Ours), Shown(json.Theirs)),
        CheckinConflictRecord proposal => (proposal.Path, string.Empty, string.Empty, $"{proposal.Agent}: {proposal.Justification ?? proposal.Source}"),
        FileConflictRecord file => (file.Path, Shown(file.Base), Shown(file.Ours), Shown(file.Theirs)),
        _ => (record.Path, string.Empty, string.Empty, string.Empty),
    };

    private static string Place(string? pointer) => string.IsNullOrEmpty(pointer) ? string.Empty : " " + pointer;

    private static string Shown(JsonValue? value)
    {
        var text = value?.ToString() ?? "(nothing)";
        return text.Length <= ShownLetters ? text : text[..(ShownLetters - 1)] + "…";
    }

    private static string Shown(Git.TreeEntry entry) => entry.Mode == Git.EntryMode.None ? "(nothing)" : entry.Id.ToString()[..7];
}
