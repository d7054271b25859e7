using System.Globalization;
using MemoryVault.Json;
using MemoryVault.Processes;

namespace MemoryVault.Leases;

/// <summary>Writes the lease table as JSON (docs/formats.md).</summary>
internal static class LeaseTableWriter
{
    internal static byte[] Write(LeaseTable table) => Object(
        ("version", JsonNumber.Of(table.Version)),
        ("generation", JsonNumber.Of(table.Generation)),
        ("leases", List(table.Leases, Lease)),
        ("queue", List(table.Queue, Ticket)),
        ("ended", List(table.Ended, Ended))).ToUtf8(JsonStyle.Indented);

    private static JsonObject Lease(MemoryLease lease) => Object(
        ("leaseId", new JsonString(lease.LeaseId)),
        ("agentId", new JsonString(lease.AgentId)),
        ("scope", new JsonString(lease.Scope.ToString())),
        ("mode", Word(lease.Mode.ToString())),
        ("fencingToken", JsonNumber.Of(lease.FencingToken)),
        ("baseRevision", Text(lease.BaseRevision)),
        ("acquiredAt", Time(lease.AcquiredAt)),
        ("expiresAt", Time(lease.ExpiresAt)),
        ("ttlSeconds", JsonNumber.Of(lease.TtlSeconds)),
        ("purpose", Text(lease.Purpose)),
        ("machine", new JsonString(lease.Machine)),
        ("bound", JsonBoolean.Of(lease.IsBound)),
        ("process", Process(lease.Process)),
        ("renewed", Moment(lease.Renewed)));

    private static JsonObject Ticket(LeaseTicket ticket) => Object(
        ("ticketId", new JsonString(ticket.TicketId)),
        ("agentId", new JsonString(ticket.AgentId)),
        ("scope", new JsonString(ticket.Scope.ToString())),
        ("mode", Word(ticket.Mode.ToString())),
        ("waitingSince", Time(ticket.WaitingSince)),
        ("ttlSeconds", JsonNumber.Of(ticket.TtlSeconds)),
        ("purpose", Text(ticket.Purpose)),
        ("machine", new JsonString(ticket.Machine)),
        ("process", Process(ticket.Process)),
        ("renewed", Moment(ticket.Renewed)));

    private static JsonObject Ended(EndedLease ended) => Object(
        ("leaseId", new JsonString(ended.LeaseId)),
        ("agentId", new JsonString(ended.AgentId)),
        ("scope", new JsonString(ended.Scope.ToString())),
        ("fencingToken", JsonNumber.Of(ended.FencingToken)),
        ("end", Word(ended.End.ToString())),
        ("endedAt", Time(ended.EndedAt)),
        ("baseRevision", Text(ended.BaseRevision)),
        ("by", Text(ended.By)),
        ("reason", Text(ended.Reason)));

    private static JsonObject Process(ProcessMark process) =>
        Object(("id", JsonNumber.Of(process.Id)), ("start", Text(process.Start)), ("host", Text(process.Host)));

    private static JsonObject Moment(LeaseMoment moment) =>
        Object(("time", Time(moment.Time)), ("boot", Text(moment.Boot)), ("uptime", JsonNumber.Of(moment.Uptime)));

    private static JsonObject Object(params (string Name, JsonValue Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonValue> write) => new(items.Select(write));

    private static JsonValue Text(string? text) => text is null ? JsonNull.Instance : new JsonString(text);

    private static JsonString Word(string word) => new(char.ToLowerInvariant(word[0]) + word[1..]);

    private static JsonString Time(DateTimeOffset time) => new(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
