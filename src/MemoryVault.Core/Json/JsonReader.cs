using System.Text;

namespace MemoryVault.Json;

/// <summary>Reads a document (RFC 8259).</summary>
/// <remarks>
/// <para>Values and names are gathered on two stacks, from which an array or object that ends takes its part: one array of the right size each.</para>
/// <para>
/// It might be tempting to use System.Text.Json here. Do not: its first document costs 12 ms of a program that starts in 20, because its
/// vectorized search is compiled at each start (docs/performance.md). It also takes an object that has a name twice.
/// </para>
/// </remarks>
internal ref struct JsonReader
{
    private readonly JsonSource _source;
    private readonly JsonReadOptions _options;
    private readonly JsonKnownShapes _shapes = new();
    private JsonStringReader _strings;
    private JsonValue[] _values = new JsonValue[64];
    private int _valueCount;
    private string[] _names = new string[64];
    private int[] _nameStarts = new int[64];
    private int _nameCount;
    private int _depth;
    private int _at;

    private JsonReader(ReadOnlySpan<byte> utf8, JsonReadOptions options)
    {
        _source = new JsonSource(utf8, options.Source);
        _options = options;
        _strings = new JsonStringReader(_source);
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonInvalidException">It is not accepted.</exception>
    internal static JsonValue Read(ReadOnlySpan<byte> utf8, JsonReadOptions options)
    {
        var reader = new JsonReader(utf8, options) { _at = utf8.StartsWith("\uFEFF"u8) ? 3 : 0 };
        var value = reader.ReadValue();
        reader.Next();
        return reader._at == utf8.Length ? value : throw reader.Wrong("the document has ended before this");
    }

    private JsonValue ReadValue() => Next() switch
    {
        (byte)'{' => ReadObject(),
        (byte)'[' => ReadArray(),
        (byte)'"' => JsonString.Trusted(_strings.Read(ref _at)),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
        (byte)'t' => ReadWord("true"u8, JsonBoolean.True),
        (byte)'f' => ReadWord("false"u8, JsonBoolean.False),
        (byte)'n' => ReadWord("null"u8, JsonNull.Instance),
        _ => throw Expected("a value"),
    };

    private JsonArray ReadArray()
    {
        Enter();
        var first = _valueCount;
        while (Next() != ']')
        {
            Push(ReadValue());
            ReadSeparator((byte)']');
        }

        Leave();
        return _valueCount == first ? JsonArray.Empty : new JsonArray(TakeValues(first));
    }

    private JsonObject ReadObject()
    {
        Enter();
        var first = _valueCount;
        var firstName = _nameCount;
        while (Next() != '}')
        {
            PushName();
            Push(ReadValue());
            ReadSeparator((byte)'}');
        }

        Leave();
        return _valueCount == first ? JsonObject.Empty : new JsonObject(TakeNames(firstName), TakeValues(first));
    }

    private void Enter()
    {
        if (++_depth > _options.MaximumDepth)
        {
            throw Wrong($"arrays and objects stand more than {_options.MaximumDepth} deep in each other");
        }

        _at++;
    }

    private void Leave()
    {
        _depth--;
        _at++;
    }

    /// <summary>Reads what follows an element: a comma and no end, or the end, which is left there.</summary>
    private void ReadSeparator(byte end)
    {
        var next = Next();
        if (next == ',')
        {
            _at++;
            if (Next() == end && !_options.AllowsComments)
            {
                throw Wrong("a comma stands after the last element");
            }
        }
        else if (next != end)
        {
            throw Expected($"a comma or '{(char)end}'");
        }
    }

    private void PushName()
    {
        if (Next() != '"')
        {
            throw Expected("the name of a member, in quotes,");
        }

        if (_nameCount == _names.Length)
        {
            Array.Resize(ref _names, _nameCount * 2);
            Array.Resize(ref _nameStarts, _nameCount * 2);
        }

        _nameStarts[_nameCount] = _at;
        _names[_nameCount++] = _strings.ReadName(ref _at);
        if (Next() != ':')
        {
            throw Expected("a colon");
        }

        _at++;
    }

    private void Push(JsonValue value)
    {
        if (_valueCount == _values.Length)
        {
            Array.Resize(ref _values, _valueCount * 2);
        }

        _values[_valueCount++] = value;
    }

    private JsonValue[] TakeValues(int first)
    {
        var taken = _values.AsSpan(first, _valueCount - first).ToArray();
        _valueCount = first;
        return taken;
    }

    private JsonNames TakeNames(int first)
    {
        var taken = _names.AsSpan(first, _nameCount - first);
        _nameCount = first;
        if (_shapes.Find(taken) is { } known)
        {
            return known;
        }

        var names = _shapes.Remember(new JsonNames(taken.ToArray()));
        return names.FindDuplicate() is var twice and >= 0
            ? throw _source.Wrong(_nameStarts[first + twice], $"the object has the member '{names.All[twice]}' twice")
            : names;
    }

    private JsonNumber ReadNumber()
    {
        var start = _at;
        while (_source[_at] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')
        {
            _at++;
        }

        var text = Encoding.ASCII.GetString(_source.Utf8[start.._at]);
        return JsonNumberSyntax.IsNumber(text) ? JsonNumber.Trusted(text) : throw _source.Wrong(start, $"'{text.AsSpan(0, Math.Min(text.Length, 40))}' is no number of JSON");
    }

    private JsonValue ReadWord(ReadOnlySpan<byte> word, JsonValue value)
    {
        if (!_source.Utf8[_at..].StartsWith(word))
        {
            throw Expected("a value");
        }

        _at += word.Length;
        return value;
    }

    /// <summary>Gives the next byte that counts, without taking it; NUL at the end.</summary>
    private byte Next()
    {
        while (true)
        {
            var next = _source[_at];
            if (next > ' ' && (next != '/' || !_options.AllowsComments))
            {
                return next;
            }

            if (next == '/')
            {
                SkipComment();
            }
            else if (next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                _at++;
            }
            else
            {
                return next;
            }
        }
    }

    private void SkipComment()
    {
        var rest = _source.Utf8[_at..];
        var length = _source[_at + 1] switch
        {
            (byte)'/' => rest.IndexOf((byte)'\n') is var line and >= 0 ? line : rest.Length,
            (byte)'*' => rest[2..].IndexOf("*/"u8) is var end and >= 0 ? end + 4 : throw Wrong("a comment has no end"),
            _ => throw Expected("a value"),
        };
        _at += length;
    }

    private readonly JsonInvalidException Expected(string what) =>
        Wrong(_at < _source.Utf8.Length ? $"{what} was expected" : $"{what} was expected where the document ends");

    private readonly JsonInvalidException Wrong(string reason) => _source.Wrong(_at, reason);
}
