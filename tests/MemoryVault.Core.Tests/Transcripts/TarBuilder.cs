using System.Globalization;
using System.Text;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Writes archives byte by byte, also such as no program would write.</summary>
internal sealed class TarBuilder
{
    private readonly List<byte> _bytes = [];

    public TarBuilder File(string name, byte[] content) => Member(Encoding.UTF8.GetBytes(name), '0', content);

    public TarBuilder Member(string name, char kind, byte[]? content = null, string link = "") => Member(Encoding.UTF8.GetBytes(name), kind, content, link: link);

    public TarBuilder Member(byte[] name, char kind, byte[]? content = null, long? size = null, string link = "", Action<byte[]>? change = null)
    {
        var block = new byte[512];
        name.AsSpan(0, Math.Min(100, name.Length)).CopyTo(block);
        Put(block, 100, "0000644\0");
        Put(block, 124, Convert.ToString(size ?? content?.Length ?? 0, 8).PadLeft(11, '0') + "\0");
        Put(block, 136, Convert.ToString(1_700_000_000, 8).PadLeft(11, '0') + "\0");
        block[156] = (byte)kind;
        Put(block, 157, link);
        Put(block, 257, "ustar\000");
        change?.Invoke(block);
        Sum(block);
        _bytes.AddRange(block);
        return Data(content ?? []);
    }

    /// <summary>A member of GNU that holds the long name of the next.</summary>
    public TarBuilder LongName(string name) => Member("././@LongLink"u8.ToArray(), 'L', Encoding.UTF8.GetBytes(name + "\0"));

    /// <summary>An extended header of pax.</summary>
    public TarBuilder Pax(params (string Keyword, string Value)[] records) =>
        Member("PaxHeaders/x"u8.ToArray(), 'x', Encoding.UTF8.GetBytes(string.Concat(records.Select(record => Record(record.Keyword, record.Value)))));

    /// <summary>Bytes as they are, padded to a block.</summary>
    public TarBuilder Data(byte[] content)
    {
        _bytes.AddRange(content);
        _bytes.AddRange(new byte[(512 - (content.Length % 512)) % 512]);
        return this;
    }

    public byte[] End() => [.. Cut(), .. new byte[1024]];

    /// <summary>The archive without its end.</summary>
    public byte[] Cut() => [.. _bytes];

    private static string Record(string keyword, string value)
    {
        var length = Encoding.UTF8.GetByteCount(keyword + value) + 3;
        var digits = length.ToString(CultureInfo.InvariantCulture).Length;
        var total = length + digits + ((length + digits).ToString(CultureInfo.InvariantCulture).Length - digits);
        return $"{total} {keyword}={value}\n";
    }

    private static void Put(byte[] block, int offset, string text) => Encoding.ASCII.GetBytes(text).CopyTo(block, offset);

    private static void Sum(byte[] block)
    {
        block.AsSpan(148, 8).Fill((byte)' ');
        Put(block, 148, Convert.ToString(block.Sum(value => value), 8).PadLeft(6, '0') + "\0 ");
    }
}
