using System.Globalization;
using System.Text;
using MemoryVault.Json;

namespace MemoryVault.Cli.Json;

/// <summary>
/// Writes one JSON document, indented: camelCase names, null kept, times as ISO 8601 in UTC, durations in seconds,
/// enumerations as camelCase strings.
/// </summary>
/// <remarks>
/// It might be tempting to use System.Text.Json. Do not: its start costs 12 ms for a bare writer and 45 ms for source-generated
/// serialization, of a program that starts in 20 (docs/performance.md).
/// </remarks>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Writes a member that is text, or null.</summary>
    internal void Member(string name, string? value)
    {
        Name(name);
        Value(value);
    }

    /// <summary>Writes a member that is a whole number, or null.</summary>
    internal void Member(string name, long? value)
    {
        Name(name);
        _text.Append(value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "null");
    }

    /// <summary>Writes a member that is true or false.</summary>
    internal void Member(string name, bool value)
    {
        Name(name);
        _text.Append(value ? "true" : "false");
    }

    /// <summary>Writes a member that is JSON already.</summary>
    internal void Raw(string name, string json)
    {
        Name(name);
        _text.Append(json);
    }

    /// <summary>Writes a member that is a number, or null.</summary>
    internal void Member(string name, double? value) => Raw(name, value?.ToString("R", CultureInfo.InvariantCulture) ?? "null");

    /// <summary>Writes a member that is any JSON value, in one line; null where there is none.</summary>
    internal void Value(string name, JsonValue? value) => Raw(name, value?.ToString() ?? "null");

    /// <summary>Writes a member that is a point in time, or null.</summary>
    internal void Member(string name, DateTimeOffset? value) =>
        Member(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>Writes a member that is a duration: seconds, to the millisecond.</summary>
    internal void Member(string name, TimeSpan value)
    {
        Name(name);
        _text.Append(value.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a member that is one of a few words.</summary>
    internal void Word<T>(string name, T value)
        where T : struct, Enum
    {
        var word = value.ToString();
        Member(name, char.ToLowerInvariant(word[0]) + word[1..]);
    }

    /// <summary>Writes a member that is a list of texts.</summary>
    internal void Member(string name, IEnumerable<string> values)
    {
        Name(name);
        Array(values, static (json, value) => json.Value(value));
    }

    /// <summary>Writes a member that is an object, or null.</summary>
    internal void Member<T>(string name, T? value, Action<JsonText, T> write)
        where T : class
    {
        Name(name);
        if (value is null)
        {
            _text.Append("null");
        }
        else
        {
            Object(value, write);
        }
    }

    /// <summary>Writes a member that is a list of objects.</summary>
    internal void Members<T>(string name, IEnumerable<T> values, Action<JsonText, T> write)
    {
        Name(name);
        Objects(values, write);
    }

    /// <summary>Writes an object; <paramref name="write"/> writes its members.</summary>
    internal void Object<T>(T value, Action<JsonText, T> write)
    {
        Open('{');
        write(this, value);
        Close('}');
    }

    /// <summary>Writes a list of objects.</summary>
    internal void Objects<T>(IEnumerable<T> values, Action<JsonText, T> write) =>
        Array(values, (json, value) => json.Object(value, write));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Array<T>(IEnumerable<T> values, Action<JsonText, T> write)
    {
        Open('[');
        foreach (var value in values)
        {
            Next();
            write(this, value);
        }

        Close(']');
    }

    private void Name(string name)
    {
        Next();
        Value(name);
        _text.Append(": ");
    }

    private void Next()
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        _isFirst = false;
        Break();
    }

    private void Open(char bracket)
    {
        _text.Append(bracket);
        _depth++;
        _isFirst = true;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (!_isFirst)
        {
            Break();
        }

        _text.Append(bracket);
        _isFirst = false;
    }

    private void Break() => _text.Append('\n').Append(' ', _depth * 2);

    private void Value(string? value)
    {
        if (value is null)
        {
            _text.Append("null");
            return;
        }

        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            Append(value, i);
        }

        _text.Append('"');
    }

    private void Append(string value, int i)
    {
        _ = value[i] switch
        {
            '"' => _text.Append("\\\""),
            '\\' => _text.Append("\\\\"),
            '\n' => _text.Append("\\n"),
            '\r' => _text.Append("\\r"),
            '\t' => _text.Append("\\t"),
            < ' ' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' => Escape(value[i]),
            >= '\uD800' and <= '\uDFFF' when IsAlone(value, i) => Escape(value[i]),
            var letter => _text.Append(letter),
        };
    }

    // A byte of a file name that is not UTF-8 (GitText): UTF-8 could not carry the lone surrogate, the escape can.
    private static bool IsAlone(string value, int i) => char.IsHighSurrogate(value[i])
        ? i + 1 >= value.Length || !char.IsLowSurrogate(value[i + 1])
        : i == 0 || !char.IsHighSurrogate(value[i - 1]);

    private StringBuilder Escape(char letter) => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
}
