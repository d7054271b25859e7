using MemoryVault.Json;

namespace MemoryVault.Merging;

/// <summary>Reads what may be JSON.</summary>
internal static class JsonFile
{
    /// <summary>Reads a document; null if it is none.</summary>
    internal static JsonValue? TryParse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonValue.Parse(utf8);
        }
        catch (JsonInvalidException)
        {
            return null;
        }
    }
}
