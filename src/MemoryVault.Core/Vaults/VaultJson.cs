using System.Text.Encodings.Web;
using System.Text.Json;

namespace MemoryVault.Vaults;

/// <summary>How the vault's own small JSON files are written: indented, other scripts unescaped, line feeds.</summary>
internal static class VaultJson
{
    /// <summary>Gets the options of files that people read.</summary>
    internal static JsonWriterOptions Indented { get; } = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Gets the options of JSONL: one line a document.</summary>
    internal static JsonWriterOptions Line { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a member that must be a string.</summary>
    internal static string Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"'{member}' is missing or no string.");

    /// <summary>Reads a member that may be missing or null.</summary>
    internal static string? OptionalText(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Writes a member unless there is nothing to say.</summary>
    internal static void WriteIfAny(Utf8JsonWriter json, string member, string? text)
    {
        if (text is not null)
        {
            json.WriteString(member, text);
        }
    }

    /// <summary>Writes a list of strings.</summary>
    internal static void WriteTexts(Utf8JsonWriter json, string member, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
