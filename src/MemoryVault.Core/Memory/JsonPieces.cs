using System.Buffers;
using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>Puts a large document together from values, as the writer would indent it, and gives it away piece by piece.</summary>
internal sealed class JsonPieces
{
    private const int FullAt = 64 * 1024;
    private const int Indent = 2;

    private readonly ArrayBufferWriter<byte> _text = new(2 * FullAt);
    private bool _isFirst;

    /// <summary>Gets a value indicating whether a piece is worth being taken.</summary>
    internal bool IsFull => _text.WrittenCount >= FullAt;

    /// <summary>Gives away what has been written.</summary>
    internal byte[] Take()
    {
        var piece = _text.WrittenSpan.ToArray();
        _text.ResetWrittenCount();
        return piece;
    }

    /// <summary>Begins an object.</summary>
    internal void Open()
    {
        _text.Write("{"u8);
        _isFirst = true;
    }

    /// <summary>Begins a member.</summary>
    internal void Name(string name, int depth)
    {
        _text.Write(_isFirst ? "\n"u8 : ",\n"u8);
        _isFirst = false;
        Space(depth);
        _text.Write(new JsonString(name).ToUtf8(JsonStyle.Compact));
        _text.Write(": "u8);
    }

    /// <summary>Writes a value.</summary>
    internal void Value(JsonValue value, int depth)
    {
        // A line feed in the text of a value is always one between its parts: in a string it is escaped.
        var rest = value.ToUtf8(JsonStyle.Indented).AsSpan()[..^1];
        for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
        {
            _text.Write(rest[..(end + 1)]);
            Space(depth);
            rest = rest[(end + 1)..];
        }

        _text.Write(rest);
        _isFirst = false;
    }

    /// <summary>Ends an object.</summary>
    internal void Close(int depth)
    {
        if (!_isFirst)
        {
            EndLine();
            Space(depth);
        }

        _text.Write("}"u8);
        _isFirst = false;
    }

    /// <summary>Ends the line.</summary>
    internal void EndLine() => _text.Write("\n"u8);

    private void Space(int depth)
    {
        var length = depth * Indent;
        _text.GetSpan(length)[..length].Fill((byte)' ');
        _text.Advance(length);
    }
}
