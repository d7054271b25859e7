using MemoryVault.Leases;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault lease</c>.</summary>
internal static class LeaseJson
{
    internal static void Lease(JsonText json, MemoryLease lease)
    {
        json.Member("leaseId", lease.LeaseId);
        json.Member("agentId", lease.AgentId);
        json.Member("scope", lease.Scope.ToString());
        json.Word("mode", lease.Mode);
        json.Member("fencingToken", lease.FencingToken);
        json.Member("baseRevision", lease.BaseRevision);
        json.Member("acquiredAt", lease.AcquiredAt);
        json.Member("renewedAt", lease.RenewedAt);
        json.Member("expiresAt", lease.ExpiresAt);
        json.Member("ttlSeconds", lease.TtlSeconds);
        json.Member("purpose", lease.Purpose);
        json.Member("machine", lease.Machine);
        json.Member("processId", lease.ProcessId);
        json.Member("isBound", lease.IsBound);
    }

    internal static void Table(JsonText json, LeaseTable table)
    {
        json.Member("generation", table.Generation);
        json.Members("leases", table.Leases, Lease);
        json.Members("queue", table.Queue, Ticket);
        json.Members("ended", table.Ended, Ended);
    }

    private static void Ticket(JsonText json, LeaseTicket ticket)
    {
        json.Member("agentId", ticket.AgentId);
        json.Member("scope", ticket.Scope.ToString());
        json.Word("mode", ticket.Mode);
        json.Member("waitingSince", ticket.WaitingSince);
        json.Member("purpose", ticket.Purpose);
        json.Member("machine", ticket.Machine);
        json.Member("processId", ticket.Process.Id);
    }

    private static void Ended(JsonText json, EndedLease ended)
    {
        json.Member("leaseId", ended.LeaseId);
        json.Member("agentId", ended.AgentId);
        json.Member("scope", ended.Scope.ToString());
        json.Member("fencingToken", ended.FencingToken);
        json.Word("end", ended.End);
        json.Member("endedAt", ended.EndedAt);
        json.Member("by", ended.By);
        json.Member("reason", ended.Reason);
    }
}
