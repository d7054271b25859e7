using MemoryVault.Leases;

namespace MemoryVault.Fuzz.Targets;

/// <summary>The table of leases, as another machine left it.</summary>
internal sealed class LeaseTableTarget() : TextTarget(
    "lease-table",
    "{\"version\":1,\"generation\":7,\"leases\":[{\"leaseId\":\"l1\",\"agentId\":\"ann\",\"scope\":\"/tasks\",\"mode\":\"exclusive\",\"fencingToken\":7,\"baseRevision\":\"0123456789012345678901234567890123456789\","
    + "\"acquiredAt\":\"2026-01-01T00:00:00.000Z\",\"ttlSeconds\":300,\"purpose\":\"x\",\"machine\":\"box\",\"bound\":false,\"process\":{\"id\":1,\"start\":\"1\",\"host\":\"h\"},"
    + "\"renewed\":{\"time\":\"2026-01-01T00:00:00.000Z\",\"boot\":\"b\",\"uptime\":5}}],\"queue\":[{\"ticketId\":\"t\",\"agentId\":\"bob\",\"scope\":\"/tasks/a*\",\"mode\":\"shared\",\"waitingSince\":\"2026-01-01T00:00:00.000Z\","
    + "\"ttlSeconds\":60,\"purpose\":null,\"machine\":\"box\",\"process\":{\"id\":2,\"start\":null,\"host\":null},\"renewed\":{\"time\":\"2026-01-01T00:00:00.000Z\",\"boot\":null,\"uptime\":0}}],"
    + "\"ended\":[{\"leaseId\":\"l0\",\"agentId\":\"eve\",\"scope\":\"*\",\"fencingToken\":6,\"end\":\"forced\",\"endedAt\":\"2026-01-01T00:00:00.000Z\",\"baseRevision\":null,\"by\":\"ann\",\"reason\":\"r\"}]}",
    "{\"version\":1,\"generation\":0,\"leases\":[],\"queue\":[],\"ended\":[]}")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["\"generation\":9223372036854775807", "\"ttlSeconds\":-1", "\"scope\":\"/[a-\"", "\"mode\":\"99\"", "\"time\":\"9999-99-99T00:00:00.000Z\"", "\"version\":2"];

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var table = LeaseTableReader.Read(input);
        foreach (var lease in table.Leases.Where(lease => lease.BaseRevision is not null))
        {
            _ = Git.ObjectId.Parse(lease.BaseRevision);
        }
    }
}
