using MemoryVault.Leases;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault checkout</c> and <c>release</c>, in the spelling that scripts know.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Snapshot">The git tree of the memory that it started from.</param>
internal sealed record CheckedOut(MemoryLease Lease, string Snapshot)
{
    internal static void Write(JsonText json, CheckedOut document)
    {
        var lease = document.Lease;
        json.Member("lease_id", lease.LeaseId);
        json.Member("agent_id", lease.AgentId);
        json.Member("base_hash", document.Snapshot);
        json.Member("acquired_at", lease.AcquiredAt);
        json.Member("expires_at", lease.ExpiresAt);
        json.Member("ttl_sec", lease.TtlSeconds);
        json.Member("base_revision", lease.BaseRevision);
        json.Member("fencing_token", lease.FencingToken);
    }
}
