using System.Text;

namespace MemoryVault.Json;

/// <summary>Reads the strings of a document.</summary>
internal ref struct JsonStringReader(JsonSource source)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonSource _source = source;
    private readonly JsonKnownNames _known = new();
    private char[] _unescaped = [];

    /// <summary>Reads the string whose opening quote stands at a place, and moves behind its closing one.</summary>
    internal string Read(ref int at)
    {
        var start = at + 1;
        var end = FindEnd(start, out var hasEscapes);
        var text = hasEscapes ? Unescape(start, end) : Decode(start, end);
        at = end + 1;
        return text;
    }

    /// <summary>Reads the name of a member: the same object for each time that it occurs, mostly.</summary>
    internal string ReadName(ref int at)
    {
        var start = at + 1;
        var end = FindEnd(start, out var hasEscapes);
        at = end + 1;
        if (hasEscapes)
        {
            return Unescape(start, end);
        }

        var utf8 = _source.Utf8[start..end];
        return _known.Find(utf8) ?? _known.Remember(utf8, Decode(start, end));
    }

    private readonly int FindEnd(int start, out bool hasEscapes)
    {
        hasEscapes = false;
        var utf8 = _source.Utf8;
        for (var i = start; i < utf8.Length; i++)
        {
            switch (utf8[i])
            {
                case (byte)'"':
                    return i;
                case (byte)'\\':
                    hasEscapes = true;
                    i++;
                    break;
                case < (byte)' ':
                    throw _source.Wrong(i, "a string holds a control character, which has to be escaped");
                default:
                    break;
            }
        }

        throw _source.Wrong(start - 1, "a string has no end");
    }

    private readonly string Decode(int start, int end)
    {
        try
        {
            return StrictUtf8.GetString(_source.Utf8[start..end]);
        }
        catch (DecoderFallbackException e)
        {
            throw NotUtf8(start, e);
        }
    }

    private string Unescape(int start, int end)
    {
        if (_unescaped.Length < end - start)
        {
            _unescaped = new char[Math.Max(256, end - start)];
        }

        var length = 0;
        for (var i = start; i < end;)
        {
            var plain = _source.Utf8[i..end].IndexOf((byte)'\\') is var found and >= 0 ? found : end - i;
            length += Decode(i, i + plain, _unescaped.AsSpan(length));
            i += plain;
            if (i < end)
            {
                _unescaped[length++] = ReadEscape(ref i, out var low);
                if (low != '\0')
                {
                    _unescaped[length++] = low;
                }
            }
        }

        return new string(_unescaped, 0, length);
    }

    private readonly int Decode(int start, int end, Span<char> into)
    {
        try
        {
            return StrictUtf8.GetChars(_source.Utf8[start..end], into);
        }
        catch (DecoderFallbackException e)
        {
            throw NotUtf8(start, e);
        }
    }

    /// <summary>Reads an escape: one character, or the two halves of a pair.</summary>
    private readonly char ReadEscape(ref int at, out char low)
    {
        var start = at;
        low = '\0';
        at += 2;
        switch (_source[start + 1])
        {
            case var same and ((byte)'"' or (byte)'\\' or (byte)'/'): return (char)same;
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'u': break;
            default: throw _source.Wrong(start, "an escape is not known");
        }

        var unit = ReadUnit(start, ref at);
        if (char.IsHighSurrogate(unit) && _source[at] == '\\' && _source[at + 1] == 'u')
        {
            at += 2;
            low = ReadUnit(start, ref at);
        }

        return char.IsSurrogate(unit) && !char.IsSurrogatePair(unit, low) ? throw _source.Wrong(start, "half of a surrogate pair stands alone") : unit;
    }

    private readonly char ReadUnit(int start, ref int at)
    {
        var unit = 0;
        for (var i = 0; i < 4; i++, at++)
        {
            var digit = (int)_source[at];
            digit = digit is >= '0' and <= '9' ? digit - '0'
                : (digit | 0x20) is >= 'a' and <= 'f' ? (digit | 0x20) - 'a' + 10
                : throw _source.Wrong(start, "four hexadecimal digits have to follow '\\u'");
            unit = (unit << 4) | digit;
        }

        return (char)unit;
    }

    private readonly JsonInvalidException NotUtf8(int start, DecoderFallbackException inner)
    {
        var at = start;
        while (Rune.DecodeFromUtf8(_source.Utf8[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return _source.Wrong(at, "the bytes are not UTF-8", inner);
    }
}
