using System.Globalization;
using System.Text;
using MemoryVault.Git;
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
            return Table(JsonValue.Parse(utf8).AsObject());
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
        LeaseId = json.Text("leaseId"),
        AgentId = json.Text("agentId"),
        Scope = LeaseScope.Parse(json.Text("scope")),
        Mode = Word<LeaseMode>(json, "mode"),
        FencingToken = Int64(json, "fencingToken"),
        BaseRevision = Revision(json),
        AcquiredAt = Time(json, "acquiredAt"),
        TtlSeconds = Int32(json, "ttlSeconds"),
        Purpose = json.OptionalText("purpose"),
        Machine = json.Text("machine"),
        IsBound = json.Get("bound") == JsonBoolean.True,
        Process = Process(json.Get("process").AsObject()),
        Renewed = Moment(json.Get("renewed").AsObject()),
    };

    private static LeaseTicket Ticket(JsonObject json) => new()
    {
        TicketId = json.Text("ticketId"),
        AgentId = json.Text("agentId"),
        Scope = LeaseScope.Parse(json.Text("scope")),
        Mode = Word<LeaseMode>(json, "mode"),
        WaitingSince = Time(json, "waitingSince"),
        TtlSeconds = Int32(json, "ttlSeconds"),
        Purpose = json.OptionalText("purpose"),
        Machine = json.Text("machine"),
        Process = Process(json.Get("process").AsObject()),
        Renewed = Moment(json.Get("renewed").AsObject()),
    };

    private static EndedLease Ended(JsonObject json) => new(
        json.Text("leaseId"),
        json.Text("agentId"),
        LeaseScope.Parse(json.Text("scope")),
        Int64(json, "fencingToken"),
        Word<LeaseEnd>(json, "end"),
        Time(json, "endedAt"))
    {
        BaseRevision = Revision(json),
        By = json.OptionalText("by"),
        Reason = json.OptionalText("reason"),
    };

    private static ProcessMark Process(JsonObject json) => new(Int32(json, "id"), json.OptionalText("start"), json.OptionalText("host"));

    private static LeaseMoment Moment(JsonObject json) => new(Time(json, "time"), json.OptionalText("boot"), Int64(json, "uptime"));

    private static T[] List<T>(JsonObject json, string member, Func<JsonObject, T> read) =>
        json.Get(member) is JsonArray items ? [.. items.Select(item => read(item.AsObject()))] : throw new FormatException($"'{member}' is no list.");

    private static long Int64(JsonObject json, string member) =>
        json.Get(member) is JsonNumber number && number.TryGetInt64(out var value) ? value : throw new FormatException($"'{member}' is no whole number.");

    private static int Int32(JsonObject json, string member) => checked((int)Int64(json, member));

    private static string? Revision(JsonObject json) =>
        json.OptionalText("baseRevision") is not { } text ? null
        : ObjectId.TryParse(text, out _) ? text : throw new FormatException("'baseRevision' is no id of a commit.");

    private static T Word<T>(JsonObject json, string member)
        where T : struct, Enum =>
        Enum.TryParse<T>(json.Text(member), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value : throw new FormatException($"'{member}' is not known: '{json.Text(member)}'.");

    private static DateTimeOffset Time(JsonObject json, string member) =>
        DateTimeOffset.ParseExact(json.Text(member), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

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
