using System.Globalization;
using MemoryVault.Memory;
using MemoryVault.Memory.Events;

namespace MemoryVault.Cli.Output;

/// <summary>Shows events and what became of them.</summary>
internal static class EventsView
{
    /// <summary>How many are shown unless it is said.</summary>
    internal const int Shown = 50;

    private const int ShortId = 13;

    /// <summary>Gives the digits of an event's id that tell its time, which mostly name it alone.</summary>
    internal static string Short(string eventId) => eventId.Length > ShortId ? eventId[..ShortId] : eventId;

    internal static void List(Report report, IReadOnlyList<MemoryEvent> events, int? first)
    {
        if (events.Count == 0)
        {
            report.Line("No event.");
            return;
        }

        var table = new Table("Event", "When", "Agent", "Kind", "What", ">Ops", "Risk", "Review");
        foreach (var found in events.Take(first ?? Shown))
        {
            table.Add(
                new Words(Short(found.EventId), Tone.Warning),
                report.Moment(found.Timestamp),
                new Words(Who(found), Tone.Strong),
                found.Kind,
                found.Subject,
                found.PatchSize?.ToString(CultureInfo.InvariantCulture),
                new Words(found.Risk ?? string.Empty, found.Risk is null or ChangeRisk.Low ? Tone.Faint : Tone.Warning),
                Review(found));
        }

        report.Table(table);
        if (events.Count > (first ?? Shown))
        {
            report.Line(new Words("Older ones with --first N, of one agent with --agent, that wait for review with --review required.", Tone.Faint));
        }
    }

    internal static void WithPatch(Report report, MemoryEvent found)
    {
        report.Line(
            new Words(Short(found.EventId), Tone.Warning),
            "  ",
            report.Moment(found.Timestamp),
            "  ",
            new Words(Who(found), Tone.Strong),
            $"  {found.Subject}  ",
            Review(found));
        Reason(report, found.Provenance);
        OperationsView.Write(report, found.Patch!);
    }

    internal static void Approved(Report report, ApproveEventsResult result)
    {
        foreach (var found in result.Events)
        {
            var isOld = result.AlreadyApproved.Contains(found.EventId);
            report.Line(
                isOld ? new Words("Was approved already: ", Tone.Warning) : new Words("Approved ", Tone.Good),
                new Words(Short(found.EventId), Tone.Strong),
                $" {found.Subject} ({Who(found)})",
                isOld ? $", by {found.Approval!.By} {report.Moment(found.Approval.Time)}." : ".");
        }
    }

    internal static void Undone(Report report, UndoEventsResult result)
    {
        Skipped(report, result);
        if (result.Conflicts.Count > 0)
        {
            return;
        }

        foreach (var found in result.Events)
        {
            report.Line(
                result.DryRun ? new Words("Would undo ", Tone.Warning) : new Words("Undid ", Tone.Good),
                new Words(Short(found.EventId), Tone.Strong),
                $" {found.Subject} ({Who(found)})");
        }

        OperationsView.Write(report, result.Patch);
        report.Line(Outcome(result));
    }

    /// <summary>Says what an undo met.</summary>
    internal static void Conflicts(Report report, UndoEventsResult result)
    {
        report.Line(
            new Words($"memvault: {Quantity.Of(result.Conflicts.Count, "conflict")}: ", Tone.Bad),
            $"what {Short(result.Conflicting!.EventId)} ({result.Conflicting.Subject}) wrote was changed since. Nothing was written.");
        foreach (var conflict in result.Conflicts)
        {
            report.Line("  ", new Words(conflict.Path.ToString(), Tone.Strong));
            report.Line($"    it wrote {ValueText.Of(conflict.Base)}, now is {ValueText.Of(conflict.Ours)}, before was {ValueText.Of(conflict.Theirs)}");
        }

        report.Line("Decide with ", new Words("--strategy theirs", Tone.Command), " (what was before), ", new Words("--strategy ours", Tone.Command), " (what is now), or undo the later events first.");
    }

    private static string Who(MemoryEvent found) => found.AgentId ?? found.Machine ?? "?";

    private static string Outcome(UndoEventsResult result) => result.Event is { } id
        ? $"Committed as {Short(id)}: 'memvault events undo {Short(id)}' takes it back."
        : result.DryRun && result.PatchSize > 0 ? $"{Quantity.Of(result.PatchSize, "operation")}; nothing was written."
        : "Nothing to change: the memory is as it was before.";

    private static void Skipped(Report report, UndoEventsResult result)
    {
        foreach (var found in result.AlreadyUndone)
        {
            report.Line(new Words("Was undone already: ", Tone.Warning), $"{Short(found.EventId)} {found.Subject}, by {found.Reversal!.By} {report.Moment(found.Reversal.Time)} ({Short(found.Reversal.EventId)}).");
        }

        foreach (var found in result.Unchanging)
        {
            report.Line(new Words("Changed no memory: ", Tone.Warning), $"{Short(found.EventId)} {found.Subject}.");
        }
    }

    private static void Reason(Report report, EventProvenance provenance)
    {
        var sure = provenance.Confidence is { } confidence ? string.Create(CultureInfo.InvariantCulture, $" (sure to {confidence:0.##})") : null;
        if (provenance.Source is not null || provenance.Justification is not null)
        {
            report.Line(new Words($"  from {provenance.Source ?? "?"}{sure}{(provenance.Justification is { } why ? $": {why}" : null)}", Tone.Faint));
        }
    }

    private static Words Review(MemoryEvent found) => found switch
    {
        { Reversal: { } undone } => new Words($"undone by {undone.By}", Tone.Faint),
        { Approval: { } approval } => new Words($"approved by {approval.By}", Tone.Good),
        { RequiresReview: true } => new Words("required", Tone.Warning),
        _ => string.Empty,
    };
}
