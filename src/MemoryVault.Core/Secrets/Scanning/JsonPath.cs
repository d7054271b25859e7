using System.Globalization;
using System.Text;
using MemoryVault.Secrets.Matching;

namespace MemoryVault.Secrets.Scanning;

/// <summary>Where a reader of JSON is. Its objects are used again, so that a long document costs no memory.</summary>
internal sealed class JsonPath
{
    private const int Deepest = 512;

    private readonly List<JsonFrame> _frames = [];

    /// <summary>Gets how deep it is.</summary>
    internal int Depth { get; private set; }

    /// <summary>Gets the innermost object or array; null outside of any.</summary>
    internal JsonFrame? Top => Depth == 0 ? null : _frames[Depth - 1];

    /// <summary>Goes into an object or array; false where that is too deep.</summary>
    internal bool TryEnter(bool isObject)
    {
        if (Depth == Deepest)
        {
            return false;
        }

        if (Depth == _frames.Count)
        {
            _frames.Add(new JsonFrame());
        }

        var frame = _frames[Depth++];
        (frame.IsObject, frame.Index, frame.NameStart, frame.NameEnd) = (isObject, 0, 0, 0);
        return true;
    }

    /// <summary>Leaves it.</summary>
    internal void Leave() => Depth--;

    /// <summary>Writes the pointer (RFC 6901). A name that is a secret itself is left out.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="ofName">The place is the name of a member, and the pointer that of the object.</param>
    internal string ToPointer(ReadOnlySpan<byte> bytes, bool ofName)
    {
        var pointer = new StringBuilder();
        for (var i = 0; i < Depth - (ofName ? 1 : 0); i++)
        {
            var frame = _frames[i];
            pointer.Append('/').Append(frame.IsObject ? Name(bytes[frame.NameStart..frame.NameEnd]) : frame.Index.ToString(CultureInfo.InvariantCulture));
        }

        return pointer.ToString();
    }

    private static string Name(ReadOnlySpan<byte> raw)
    {
        var name = new byte[raw.Length];
        name = name[..JsonEscapes.Decode(raw, name)];
        var text = TokenScan.Contains(name) ? "[REDACTED]" : Encoding.UTF8.GetString(name);
        return text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
