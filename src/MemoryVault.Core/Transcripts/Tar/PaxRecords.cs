using System.Globalization;
using System.Text;

namespace MemoryVault.Transcripts;

/// <summary>What an extended header says of the member that follows it (POSIX.1-2017, pax, "pax Extended Header").</summary>
internal sealed record PaxRecords
{
    /// <summary>Gets the bytes of the path; null where the header's own counts.</summary>
    internal byte[]? Path { get; private init; }

    /// <summary>Gets the size; null where the header's own counts.</summary>
    internal long? Size { get; private init; }

    /// <summary>Gets the time of the last change; null where the header's own counts.</summary>
    internal DateTimeOffset? Modified { get; private init; }

    /// <summary>Gets a value indicating whether the member's data is that of a sparse file (GNU).</summary>
    internal bool IsSparse { get; private init; }

    /// <summary>Reads the records <c>LENGTH SP KEYWORD=VALUE LF</c>.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    internal static PaxRecords Parse(ReadOnlySpan<byte> bytes)
    {
        var records = new PaxRecords();
        while (!bytes.IsEmpty)
        {
            var blank = bytes.IndexOf((byte)' ');
            if (blank < 1 || !int.TryParse(bytes[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= blank + 2 || length > bytes.Length || bytes[length - 1] != '\n')
            {
                throw new FormatException("a record of its extended header cannot be read");
            }

            var record = bytes[(blank + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 1)
            {
                throw new FormatException("a record of its extended header has no name");
            }

            records = records.With(Encoding.ASCII.GetString(record[..equals]), record[(equals + 1)..]);
            bytes = bytes[length..];
        }

        return records;
    }

    private PaxRecords With(string keyword, ReadOnlySpan<byte> value) => keyword switch
    {
        "path" => this with { Path = value.ToArray() },
        "size" => this with { Size = ParseSize(value) },
        "mtime" => this with { Modified = SourceTime.Parse(Encoding.ASCII.GetString(value)) },
        _ when keyword.StartsWith("GNU.sparse.", StringComparison.Ordinal) => this with { IsSparse = true },
        _ => this,
    };

    private static long ParseSize(ReadOnlySpan<byte> value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw new FormatException("the size in its extended header is no number");
}
