using MemoryVault.Leases;

namespace MemoryVault.Cli.Output;

/// <summary>Shows leases.</summary>
internal static class LeaseView
{
    internal static void Entered(Report report, MemoryLease lease) => One(report, lease, lease.RenewedAt == lease.AcquiredAt ? "holds" : "still holds");

    internal static void Renewed(Report report, MemoryLease lease) => One(report, lease, "still holds");

    internal static void Exited(Report report, MemoryLease lease) =>
        report.Line(new Words(lease.AgentId, Tone.Strong), " gave ", Scope(lease.Scope), " back.");

    internal static void Forced(Report report, MemoryLease lease) => report.Line(
        "Ended the lease of ", new Words(lease.AgentId, Tone.Strong), " on ", Scope(lease.Scope), ". Its next check-in is refused; nothing that it has checked in is undone.");

    internal static void Table(Report report, LeaseTable table)
    {
        if (table.Leases.Count == 0)
        {
            report.Line("Nobody holds a lease. ", new Words("memvault lease enter --agent NAME", Tone.Command), " takes one.");
        }

        report.Table(LeasesOf(report, table.Leases));
        Queue(report, table.Queue);
        Ended(report, table.Ended);
    }

    /// <summary>Makes the table of leases.</summary>
    internal static Table LeasesOf(Report report, IReadOnlyList<MemoryLease> leases)
    {
        var rows = new Table("Agent", "Scope", "Mode", "Since", "Expires", ">Token", "Lease", "Machine", "Purpose");
        foreach (var lease in leases)
        {
            var machine = lease.IsBound ? $"{lease.Machine} (process {lease.ProcessId})" : lease.Machine;
            rows.Add(
                new Words(lease.AgentId, Tone.Strong),
                lease.Scope.ToString(),
                Mode(lease.Mode),
                report.Moment(lease.AcquiredAt),
                report.Moment(lease.ExpiresAt),
                FormattableString.Invariant($"{lease.FencingToken}"),
                lease.LeaseId,
                machine,
                lease.Purpose);
        }

        return rows;
    }

    private static void One(Report report, MemoryLease lease, string verb)
    {
        report.Line(new Words(lease.AgentId, Tone.Strong), $" {verb} ", Scope(lease.Scope), lease.Mode == LeaseMode.Shared ? " (shared)." : ".");
        report.Field("Expires", report.Moment(lease.ExpiresAt), new Words($", {RelativeTime.Span(TimeSpan.FromSeconds(lease.TtlSeconds))} after it was last renewed", Tone.Faint));
        report.Field("Lease", lease.LeaseId);
        report.Field("Token", FormattableString.Invariant($"{lease.FencingToken}"));
        report.Field("Base", lease.BaseRevision ?? "the empty vault");
        if (lease.Purpose is { } purpose)
        {
            report.Field("Purpose", purpose);
        }
    }

    private static void Queue(Report report, IReadOnlyList<LeaseTicket> queue)
    {
        var rows = new Table("Waiting", "For", "Mode", "Since", "Machine", "Purpose");
        foreach (var ticket in queue)
        {
            rows.Add(new Words(ticket.AgentId, Tone.Strong), ticket.Scope.ToString(), Mode(ticket.Mode), report.Moment(ticket.WaitingSince), $"{ticket.Machine} (process {ticket.Process.Id})", ticket.Purpose);
        }

        Apart(report, rows);
    }

    private static void Ended(Report report, IReadOnlyList<EndedLease> ended)
    {
        var rows = new Table("Ended", "Scope", "How", "When", "By", "Reason");
        foreach (var lease in ended)
        {
            rows.Add(new Words(lease.AgentId, Tone.Faint), lease.Scope.ToString(), How(lease.End), report.Moment(lease.EndedAt), lease.By, lease.Reason);
        }

        Apart(report, rows);
    }

    private static void Apart(Report report, Table rows)
    {
        if (!rows.IsEmpty)
        {
            report.Blank();
            report.Table(rows);
        }
    }

    private static Words Scope(LeaseScope scope) => scope.IsWhole ? "the whole memory" : new Words($"'{scope}'", Tone.Strong);

    private static string Mode(LeaseMode mode) => mode == LeaseMode.Shared ? "shared" : "exclusive";

    private static Words How(LeaseEnd end) => end switch
    {
        LeaseEnd.Released => "given back",
        LeaseEnd.Expired => new Words("expired", Tone.Warning),
        LeaseEnd.HolderDied => new Words("its process died", Tone.Warning),
        _ => new Words("by force", Tone.Bad),
    };
}
