namespace MemoryVault.Json;

/// <summary>Writes values in UTF-8. Escaped is only what must be: quotes, backslashes, control characters.</summary>
internal sealed class JsonWriter
{
    private readonly Utf8Buffer _buffer = new();
    private readonly bool _isIndented;
    private int _level;

    private JsonWriter(JsonStyle style) => _isIndented = style == JsonStyle.Indented;

    /// <summary>Writes a value.</summary>
    internal static byte[] Write(JsonValue value, JsonStyle style)
    {
        var writer = new JsonWriter(style);
        writer.WriteValue(value);
        if (writer._isIndented)
        {
            writer._buffer.Append((byte)'\n');
        }

        return writer._buffer.ToArray();
    }

    private void WriteValue(JsonValue value)
    {
        switch (value)
        {
            case JsonObject members:
                WriteObject(members);
                break;
            case JsonArray items:
                WriteArray(items);
                break;
            case JsonString text:
                JsonStringWriter.Write(_buffer, text.Value);
                break;
            default:
                _buffer.AppendAscii(Spelling(value));
                break;
        }
    }

    private void WriteArray(JsonArray array)
    {
        _buffer.Append((byte)'[');
        _level++;
        for (var i = 0; i < array.Count; i++)
        {
            StartElement(isFirst: i == 0);
            WriteValue(array[i]);
        }

        End((byte)']', array.Count);
    }

    private void WriteObject(JsonObject members)
    {
        _buffer.Append((byte)'{');
        _level++;
        for (var i = 0; i < members.Count; i++)
        {
            StartElement(isFirst: i == 0);
            JsonStringWriter.Write(_buffer, members.Names[i]);
            _buffer.Append((byte)':');
            if (_isIndented)
            {
                _buffer.Append((byte)' ');
            }

            WriteValue(members.Values[i]);
        }

        End((byte)'}', members.Count);
    }

    private void StartElement(bool isFirst)
    {
        if (!isFirst)
        {
            _buffer.Append((byte)',');
        }

        StartLine();
    }

    private void End(byte bracket, int count)
    {
        _level--;
        if (count > 0)
        {
            StartLine();
        }

        _buffer.Append(bracket);
    }

    private void StartLine()
    {
        if (_isIndented)
        {
            _buffer.Append((byte)'\n');
            _buffer.AppendSpaces(_level * 2);
        }
    }

    /// <summary>Gives a scalar that is no string, as JSON spells it.</summary>
    internal static string Spelling(JsonValue value) => value switch
    {
        JsonNumber number => number.Text,
        JsonBoolean { Value: true } => "true",
        JsonBoolean => "false",
        _ => "null",
    };
}
