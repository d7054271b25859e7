using System.Globalization;

namespace MemoryVault.Json;

/// <summary>Reads one of our own small files, which people may edit: comments and a comma after the last element are passed over.</summary>
internal static class JsonSettings
{
    private static readonly JsonReadOptions Lenient = new() { AllowsComments = true };

    /// <summary>Reads a document that is an object.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    /// <exception cref="FormatException">It is something else, or no JSON; the message names the line.</exception>
    internal static JsonObject Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonValue.Parse(utf8, Lenient).AsObject();
        }
        catch (JsonInvalidException e)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{e.Reason} (line {e.Line}, column {e.Column})."), e);
        }
    }
}
