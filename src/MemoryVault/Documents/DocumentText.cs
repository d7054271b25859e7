using System.Text;
using MemoryVault.Json;

namespace MemoryVault.Documents;

/// <summary>Writes documents as text for people and files.</summary>
internal static class DocumentText
{
    /// <summary>Gives the text, indented, without a line break at its end; null for no document.</summary>
    public static string? Of(JsonValue? value) => value is null ? null : Encoding.UTF8.GetString(value.ToUtf8(JsonStyle.Indented)).TrimEnd('\n');
}
