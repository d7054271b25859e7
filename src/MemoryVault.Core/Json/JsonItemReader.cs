using System.Globalization;
using System.Text;

namespace MemoryVault.Json;

/// <summary>Reads a small JSON document (RFC 8259); comments and a comma after the last element are passed over, since people edit these files.</summary>
internal sealed class JsonItemReader
{
    private const int MaximumDepth = 64;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _text;
    private int _at;
    private int _depth;

    private JsonItemReader(string text) => _text = text;

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <exception cref="FormatException">It is no JSON; the message names the line.</exception>
    internal static JsonItem Read(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("it is not UTF-8.", e);
        }

        var reader = new JsonItemReader(text);
        var item = reader.ReadValue();
        return reader.Peek() == '\0' ? item : throw reader.Wrong("the document has ended here");
    }

    private JsonItem ReadValue() => Peek() switch
    {
        '{' => ReadGroup(JsonItemKind.Object, '}'),
        '[' => ReadGroup(JsonItemKind.Array, ']'),
        '"' => new JsonItem(JsonItemKind.Text, ReadText()),
        '-' or (>= '0' and <= '9') => ReadNumber(),
        't' => ReadWord("true", JsonItemKind.True),
        'f' => ReadWord("false", JsonItemKind.False),
        'n' => ReadWord("null", JsonItemKind.Null),
        _ => throw Wrong("a value was expected"),
    };

    private JsonItem ReadGroup(JsonItemKind kind, char end)
    {
        var group = new JsonItem(kind, string.Empty);
        _at++;
        if (++_depth > MaximumDepth)
        {
            throw Wrong("it is nested too deeply");
        }

        while (Peek() != end)
        {
            ReadElement(group);
            if (Peek() == ',')
            {
                _at++;
            }
            else if (Peek() != end)
            {
                throw Wrong($"a comma or '{end}' was expected");
            }
        }

        _at++;
        _depth--;
        return group;
    }

    private void ReadElement(JsonItem group)
    {
        if (group.Kind == JsonItemKind.Array)
        {
            group.Add(ReadValue());
            return;
        }

        var name = Peek() == '"' ? ReadText() : throw Wrong("a name in quotes was expected");
        if (Peek() != ':')
        {
            throw Wrong("a colon was expected");
        }

        _at++;
        group.Add(name, ReadValue());
    }

    private string ReadText()
    {
        var text = new StringBuilder();
        for (_at++; ; _at++)
        {
            switch (_at < _text.Length ? _text[_at] : '\0')
            {
                case '"':
                    _at++;
                    return text.ToString();
                case '\\':
                    text.Append(ReadEscape());
                    break;
                case < ' ':
                    throw Wrong("a string has no end, or holds a control character");
                case var letter:
                    text.Append(letter);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        _at++;
        switch (_at < _text.Length ? _text[_at] : '\0')
        {
            case var same and ('"' or '\\' or '/'): return same;
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u' when _at + 4 < _text.Length
                && ushort.TryParse(_text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default: throw Wrong("an escape is not known");
        }
    }

    private JsonItem ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '-' or '+' or '.' or 'e' or 'E'))
        {
            _at++;
        }

        var spelling = _text[start.._at];
        return double.TryParse(spelling, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new JsonItem(JsonItemKind.Number, spelling)
            : throw Wrong($"'{spelling}' is no number");
    }

    private JsonItem ReadWord(string word, JsonItemKind kind)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Wrong("a value was expected");
        }

        _at += word.Length;
        return new JsonItem(kind, word);
    }

    /// <summary>Gives the next character that counts, without taking it; NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] == '/')
            {
                SkipComment();
            }
            else if (_text[_at] is ' ' or '\t' or '\r' or '\n')
            {
                _at++;
            }
            else
            {
                return _text[_at];
            }
        }

        return '\0';
    }

    private void SkipComment()
    {
        var kind = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        var end = kind switch
        {
            '/' => _text.IndexOf('\n', _at),
            '*' => _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) is var found and >= 0 ? found + 2 : throw Wrong("a comment has no end"),
            _ => throw Wrong("a value was expected"),
        };
        _at = end < 0 ? _text.Length : end;
    }

    private FormatException Wrong(string what)
    {
        var line = 1;
        for (var i = 0; i < Math.Min(_at, _text.Length); i++)
        {
            line += _text[i] == '\n' ? 1 : 0;
        }

        return new FormatException(string.Create(CultureInfo.InvariantCulture, $"{what} (line {line})."));
    }
}
