using System.Text.Json;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// Tells whether a <c>.json</c> file of an agent is whole: one JSON document (comments and trailing commas allowed, as several agents
/// write them), or JSONL, which the MCP memory server writes under that name too.
/// </summary>
internal static class JsonShape
{
    private static readonly JsonReaderOptions Lenient = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 1000,
    };

    /// <summary>Gives why the bytes are neither; null if they are one of them.</summary>
    internal static string? FindFault(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        var fault = FaultOfDocument(bytes);
        return fault is null || IsLines(bytes) ? null : fault;
    }

    private static string? FaultOfDocument(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, Lenient);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException e)
        {
            return $"no longer parses as JSON (line {e.LineNumber + 1})";
        }
    }

    private static bool IsLines(ReadOnlySpan<byte> bytes)
    {
        var any = false;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] != (byte)'{' || FaultOfDocument(line) is not null)
            {
                return false;
            }

            any = true;
        }

        return any;
    }
}
