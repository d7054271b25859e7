namespace MemoryVault.Json;

/// <summary>Writes a value in the style of another document.</summary>
internal sealed class StyledJsonWriter(DocumentStyle style)
{
    private readonly Utf8Buffer _buffer = new();
    private int _level;

    internal byte[] Write(JsonValue value)
    {
        WriteValue(value);
        _buffer.AppendAscii(style.End);
        return _buffer.ToArray();
    }

    private void WriteValue(JsonValue value)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                WriteObject(members);
                break;
            case JsonArray { Count: > 0 } items:
                WriteArray(items);
                break;
            case JsonString text:
                JsonStringWriter.Write(_buffer, text.Value);
                break;
            case JsonObject:
                _buffer.AppendAscii("{}");
                break;
            case JsonArray:
                _buffer.AppendAscii("[]");
                break;
            default:
                _buffer.AppendAscii(JsonWriter.Spelling(value));
                break;
        }
    }

    private void WriteArray(JsonArray array)
    {
        Open((byte)'[');
        for (var i = 0; i < array.Count; i++)
        {
            Separate(isFirst: i == 0);
            WriteValue(array[i]);
        }

        Close((byte)']');
    }

    private void WriteObject(JsonObject members)
    {
        Open((byte)'{');
        for (var i = 0; i < members.Count; i++)
        {
            Separate(isFirst: i == 0);
            JsonStringWriter.Write(_buffer, members.Names[i]);
            _buffer.AppendAscii(style.HasSpaceAfterColon ? ": " : ":");
            WriteValue(members.Values[i]);
        }

        Close((byte)'}');
    }

    private void Open(byte bracket)
    {
        _buffer.Append(bracket);
        _level++;
    }

    private void Close(byte bracket)
    {
        _level--;
        StartLine();
        _buffer.Append(bracket);
    }

    private void Separate(bool isFirst)
    {
        if (!isFirst)
        {
            _buffer.AppendAscii(style.Indent is null && style.HasSpaceAfterComma ? ", " : ",");
        }

        StartLine();
    }

    private void StartLine()
    {
        if (style.Indent is { } indent)
        {
            _buffer.AppendAscii(style.NewLine);
            for (var i = 0; i < _level; i++)
            {
                _buffer.AppendAscii(indent);
            }
        }
    }
}
