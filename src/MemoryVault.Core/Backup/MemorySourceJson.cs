using System.Text.Json;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A source as it stands in <c>config.json</c> and <c>machines/&lt;machine&gt;.json</c>.</summary>
internal static class MemorySourceJson
{
    /// <summary>Reads a source.</summary>
    /// <exception cref="FormatException">A member is missing.</exception>
    internal static MemorySource Read(JsonObject json) => new()
    {
        Name = json.Text("name"),
        Root = json.Text("root"),
        Preset = json.OptionalText("preset") ?? "folder",
        Folder = json.Text("folder"),
        Include = json.Texts("include"),
        Exclude = json.Texts("exclude"),
    };

    /// <summary>Writes a source.</summary>
    internal static void Write(Utf8JsonWriter json, MemorySource source)
    {
        json.WriteStartObject();
        json.WriteString("name", source.Name);
        json.WriteString("root", source.Root);
        json.WriteString("preset", source.Preset);
        json.WriteString("folder", source.Folder);
        VaultJson.WriteTexts(json, "include", source.Include);
        VaultJson.WriteTexts(json, "exclude", source.Exclude);
        json.WriteEndObject();
    }
}
