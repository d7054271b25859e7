using MemoryVault.History;

namespace MemoryVault.Cli.Output;

/// <summary>Shows snapshots and what differs between two of them, a line each, as they come.</summary>
internal static class HistoryView
{
    private const int KindWidth = 8;

    internal static void Snapshot(Report report, VaultSnapshot snapshot)
    {
        var kind = snapshot.Kind.Length == 0 ? "-" : snapshot.Kind;
        var who = snapshot.Agent ?? snapshot.Machine;
        report.Line(
            new Words(snapshot.Revision[..7], Tone.Warning),
            "  ",
            report.Moment(snapshot.Time).PadRight(14),
            "  ",
            new Words(kind.PadRight(KindWidth), Tone.Command),
            "  ",
            snapshot.Subject,
            new Words(who is null ? string.Empty : $"  ({who})", Tone.Faint));
    }

    internal static void Change(Report report, SnapshotChange change) =>
        report.Line(Marks.Of(change.Change), " ", change.Path, new Words($"  {Sizes(change)}", Tone.Faint));

    private static string Sizes(SnapshotChange change) => (change.OldSize, change.NewSize) switch
    {
        ({ } before, { } after) => $"{Quantity.Bytes(before)} -> {Quantity.Bytes(after)}",
        (null, { } after) => Quantity.Bytes(after),
        ({ } before, null) => Quantity.Bytes(before),
        _ => string.Empty,
    };
}
