using MemoryVault.Json;

namespace MemoryVault.Merging;

/// <summary>The records of a JSONL file, each with the bytes of its line. Empty lines are none.</summary>
internal sealed class JsonLines
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<JsonValue, ReadOnlyMemory<byte>> _lines;

    private JsonLines(ReadOnlyMemory<byte> file, JsonArray records, Dictionary<JsonValue, ReadOnlyMemory<byte>> lines) =>
        (_file, Records, _lines) = (file, records, lines);

    /// <summary>Gets the records.</summary>
    internal JsonArray Records { get; }

    /// <summary>Reads a file; null if a line is no JSON.</summary>
    internal static JsonLines? TryRead(ReadOnlyMemory<byte> file)
    {
        var (records, lines) = (new List<JsonValue>(), new Dictionary<JsonValue, ReadOnlyMemory<byte>>(ReferenceEqualityComparer.Instance));
        for (var rest = file; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n') is var found and >= 0 ? found : rest.Length;
            var line = rest[..end];
            rest = rest[Math.Min(end + 1, rest.Length)..];
            if (!line.Span.ContainsAnyExcept(" \t\r"u8))
            {
                continue;
            }

            if (JsonFile.TryParse(line.Span) is not { } record)
            {
                return null;
            }

            records.Add(record);
            lines.TryAdd(record, line.Span.EndsWith("\r"u8) ? line[..^1] : line);
        }

        return new JsonLines(file, new JsonArray(records), lines);
    }

    /// <summary>Writes merged records as this file is written: a record that one of the versions has keeps the bytes of its line.</summary>
    internal byte[] Write(JsonArray merged, JsonLines before, JsonLines theirs)
    {
        var lineEnd = _file.Span.IndexOf("\r\n"u8) >= 0 ? "\r\n"u8 : "\n"u8;
        var style = Records.Count > 0 ? DocumentStyle.Of(LineOf(Records[0])!.Value.Span) with { HasByteOrderMark = false } : new DocumentStyle();
        var file = new MemoryStream(_file.Length + 1024);
        for (var i = 0; i < merged.Count; i++)
        {
            file.Write(i == 0 ? [] : lineEnd);
            file.Write((LineOf(merged[i]) ?? theirs.LineOf(merged[i]) ?? before.LineOf(merged[i]) ?? style.Write(merged[i])).Span);
        }

        file.Write(merged.Count == 0 || (!_file.IsEmpty && !_file.Span.EndsWith("\n"u8)) ? [] : lineEnd);
        return file.ToArray();
    }

    // The type is named: a bare null would become empty memory.
    private ReadOnlyMemory<byte>? LineOf(JsonValue record) => _lines.TryGetValue(record, out var line) ? line : default(ReadOnlyMemory<byte>?);
}
