using System.Security.Cryptography;

namespace MemoryVault.Json;

/// <summary>The one form of all values that are equal, for hashing: the JSON Canonicalization Scheme (RFC 8785).</summary>
/// <remarks>
/// <para>No white space; members sorted by the UTF-16 code units of their names; strings escaped as little as can be; numbers as ECMAScript writes the nearest double.</para>
/// <para>
/// One deviation: a whole number whose nearest double is another number keeps all of its digits, as does one that is out of range. RFC 8785 would
/// give the 64-bit id 9007199254740993 the same form, and so the same hash, as its neighbour 9007199254740992.
/// </para>
/// </remarks>
public static class JsonCanonical
{
    /// <summary>Writes the canonical form, in UTF-8, without a line feed at the end.</summary>
    public static byte[] Write(JsonValue value)
    {
        var buffer = new Utf8Buffer();
        WriteValue(buffer, value);
        return buffer.ToArray();
    }

    /// <summary>Gives the SHA-256 of the canonical form, in lower-case hexadecimal digits.</summary>
    public static string Hash(JsonValue value) => Convert.ToHexStringLower(SHA256.HashData(Write(value)));

    private static void WriteValue(Utf8Buffer buffer, JsonValue value)
    {
        switch (value)
        {
            case JsonObject members:
                WriteObject(buffer, members);
                break;
            case JsonArray array:
                WriteArray(buffer, array);
                break;
            case JsonString text:
                JsonStringWriter.Write(buffer, text.Value);
                break;
            case JsonNumber number:
                buffer.AppendAscii(CanonicalNumber.Spell(number));
                break;
            default:
                buffer.AppendAscii(JsonWriter.Spelling(value));
                break;
        }
    }

    private static void WriteArray(Utf8Buffer buffer, JsonArray array)
    {
        buffer.Append((byte)'[');
        for (var i = 0; i < array.Count; i++)
        {
            Separate(buffer, i);
            WriteValue(buffer, array[i]);
        }

        buffer.Append((byte)']');
    }

    private static void WriteObject(Utf8Buffer buffer, JsonObject members)
    {
        var names = members.Names.ToArray();
        var values = members.Values.ToArray();
        Array.Sort(names, values, StringComparer.Ordinal);
        buffer.Append((byte)'{');
        for (var i = 0; i < names.Length; i++)
        {
            Separate(buffer, i);
            JsonStringWriter.Write(buffer, names[i]);
            buffer.Append((byte)':');
            WriteValue(buffer, values[i]);
        }

        buffer.Append((byte)'}');
    }

    private static void Separate(Utf8Buffer buffer, int index)
    {
        if (index > 0)
        {
            buffer.Append((byte)',');
        }
    }
}
