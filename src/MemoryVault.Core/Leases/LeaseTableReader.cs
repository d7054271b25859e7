using System.Globalization;
using System.Text;
using MemoryVault.Json;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>Reads the lease table (docs/formats.md).</summary>
internal static class LeaseTableReader
{
    private static readonly string[] Counters = ["\"generation\"", "\"fencingToken\""];

    /// <summary>Reads a table.</summary>
    /// <exception cref="LeaseTableDamagedException">It is none.</exception>
    /// <exception cref="LeaseTableTooNewException">A newer program wrote it.</exception>
    internal static LeaseTable Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Table(AsObject(JsonValue.Parse(utf8)));
        }
        catch (Exception e) when (e is FormatException or InvalidInputException or JsonInvalidException or JsonTooDeepException or OverflowException)
        {
            throw new LeaseTableDamagedException(e.Message, FindGeneration(utf8), e);
        }
    }

    private static LeaseTable Table(JsonObject json)
    {
        var version = Int32(json, "version");
        if (version > LeaseTable.CurrentVersion)
        {
            throw new LeaseTableTooNewException(version);
        }

        return new LeaseTable
        {
            Version = version,
            Generation = Int64(json, "generation"),
            Leases = List(json, "leases", Lease),
            Queue = List(json, "queue", Ticket),
            Ended = List(json, "ended", Ended),
        };
    }

    private static MemoryLease Lease(JsonObject json) => new()
    {
        LeaseId = Text(json, "leaseId"),
        AgentId = Text(json, "agentId"),
        Scope = LeaseScope.Parse(Text(json, "scope")),
        Mode = Word<LeaseMode>(json, "mode"),
        FencingToken = Int64(json, "fencingToken"),
        BaseRevision = OptionalText(json, "baseRevision"),
        AcquiredAt = Time(json, "acquiredAt"),
        TtlSeconds = Int32(json, "ttlSeconds"),
        Purpose = OptionalText(json, "purpose"),
        Machine = Text(json, "machine"),
        IsBound = Find(json, "bound") == JsonBoolean.True,
        Process = Process(AsObject(Find(json, "process"))),
        Renewed = Moment(AsObject(Find(json, "renewed"))),
    };

    private static LeaseTicket Ticket(JsonObject json) => new()
    {
        TicketId = Text(json, "ticketId"),
        AgentId = Text(json, "agentId"),
        Scope = LeaseScope.Parse(Text(json, "scope")),
        Mode = Word<LeaseMode>(json, "mode"),
        WaitingSince = Time(json, "waitingSince"),
        TtlSeconds = Int32(json, "ttlSeconds"),
        Purpose = OptionalText(json, "purpose"),
        Machine = Text(json, "machine"),
        Process = Process(AsObject(Find(json, "process"))),
        Renewed = Moment(AsObject(Find(json, "renewed"))),
    };

    private static EndedLease Ended(JsonObject json) => new(
        Text(json, "leaseId"),
        Text(json, "agentId"),
        LeaseScope.Parse(Text(json, "scope")),
        Int64(json, "fencingToken"),
        Word<LeaseEnd>(json, "end"),
        Time(json, "endedAt"))
    {
        BaseRevision = OptionalText(json, "baseRevision"),
        By = OptionalText(json, "by"),
        Reason = OptionalText(json, "reason"),
    };

    private static ProcessMark Process(JsonObject json) => new(Int32(json, "id"), OptionalText(json, "start"), OptionalText(json, "host"));

    private static LeaseMoment Moment(JsonObject json) => new(Time(json, "time"), OptionalText(json, "boot"), Int64(json, "uptime"));

    private static JsonObject AsObject(JsonValue? json) => json as JsonObject ?? throw new FormatException("an object was expected.");

    private static JsonValue Find(JsonObject json, string member) => json.Find(member) ?? throw new FormatException($"'{member}' is missing.");

    private static T[] List<T>(JsonObject json, string member, Func<JsonObject, T> read) =>
        Find(json, member) is JsonArray items ? [.. items.Select(item => read(AsObject(item)))] : throw new FormatException($"'{member}' is no list.");

    private static string Text(JsonObject json, string member) => OptionalText(json, member) ?? throw new FormatException($"'{member}' is no string.");

    private static string? OptionalText(JsonObject json, string member) => (json.Find(member) as JsonString)?.Value;

    private static long Int64(JsonObject json, string member) =>
        Find(json, member) is JsonNumber number && number.TryGetInt64(out var value) ? value : throw new FormatException($"'{member}' is no whole number.");

    private static int Int32(JsonObject json, string member) => checked((int)Int64(json, member));

    private static T Word<T>(JsonObject json, string member)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(json, member), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value : throw new FormatException($"'{member}' is not known: '{Text(json, member)}'.");

    private static DateTimeOffset Time(JsonObject json, string member) =>
        DateTimeOffset.ParseExact(Text(json, member), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // Of a document that does not parse: the greatest counter in what looks like one of ours, so that no token is given out twice.
    private static long FindGeneration(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.Latin1.GetString(utf8);
        var greatest = 0L;
        foreach (var name in Counters)
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var digits = text.AsSpan(at + name.Length).TrimStart(": \t\r\n");
                var end = digits.IndexOfAnyExceptInRange('0', '9');
                _ = long.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var value);
                greatest = Math.Max(greatest, value);
            }
        }

        return greatest;
    }
}
