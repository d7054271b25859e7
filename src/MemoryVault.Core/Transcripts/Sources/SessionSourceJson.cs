using System.Text.Json;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A session source as it stands in <c>config.json</c>. What is as it is by default is left out.</summary>
internal static class SessionSourceJson
{
    private static readonly SessionLimits Defaults = new();

    /// <summary>Reads a source.</summary>
    /// <exception cref="FormatException">A member is missing or something else.</exception>
    internal static SessionSource Read(JsonObject json) => new()
    {
        Name = json.Text("name"),
        Preset = json.Text("preset"),
        Target = json.OptionalText("target"),
        Folder = json.OptionalText("folder"),
        Namespace = json.OptionalText("namespace"),
        Container = json.OptionalText("container"),
        Machine = json.OptionalText("machine"),
        Command = json.Texts("command"),
        WindowDays = json.Find("windowDays")?.AsInt32() ?? 30,
        Include = json.Texts("include"),
        Exclude = json.Texts("exclude"),
        Mirror = json.OptionalText("mirror"),
        Limits = json.Find("limits") is { } limits ? ReadLimits(limits.AsObject()) : Defaults,
    };

    /// <summary>Writes a source.</summary>
    internal static void Write(Utf8JsonWriter json, SessionSource source)
    {
        json.WriteStartObject();
        json.WriteString("name", source.Name);
        json.WriteString("preset", source.Preset);
        VaultJson.WriteIfAny(json, "target", source.Target);
        VaultJson.WriteIfAny(json, "folder", source.Folder);
        VaultJson.WriteIfAny(json, "namespace", source.Namespace);
        VaultJson.WriteIfAny(json, "container", source.Container);
        VaultJson.WriteIfAny(json, "machine", source.Machine);
        WriteIfAny(json, "command", source.Command);
        json.WriteNumber("windowDays", source.WindowDays);
        WriteIfAny(json, "include", source.Include);
        WriteIfAny(json, "exclude", source.Exclude);
        VaultJson.WriteIfAny(json, "mirror", source.Mirror);
        WriteLimits(json, source.Limits);
        json.WriteEndObject();
    }

    private static SessionLimits ReadLimits(JsonObject json) => new()
    {
        MaximumMembers = json.Find("maximumMembers")?.AsInt32() ?? Defaults.MaximumMembers,
        MaximumFileBytes = json.Find("maximumFileBytes")?.AsInt64() ?? Defaults.MaximumFileBytes,
        MaximumTotalBytes = json.Find("maximumTotalBytes")?.AsInt64() ?? Defaults.MaximumTotalBytes,
        MaximumRatio = json.Find("maximumRatio")?.AsInt32() ?? Defaults.MaximumRatio,
    };

    private static void WriteLimits(Utf8JsonWriter json, SessionLimits limits)
    {
        if (limits == Defaults)
        {
            return;
        }

        json.WriteStartObject("limits");
        json.WriteNumber("maximumMembers", limits.MaximumMembers);
        json.WriteNumber("maximumFileBytes", limits.MaximumFileBytes);
        json.WriteNumber("maximumTotalBytes", limits.MaximumTotalBytes);
        json.WriteNumber("maximumRatio", limits.MaximumRatio);
        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string member, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            VaultJson.WriteTexts(json, member, texts);
        }
    }
}
