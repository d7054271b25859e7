using System.Buffers;
using System.Text.Json;

namespace MemoryVault.Vaults;

/// <summary>One line of the log: <c>{"time","level","event","message","target","processId"}</c>.</summary>
internal static class VaultLogLine
{
    internal static void Write(ArrayBufferWriter<byte> line, VaultLogEntry entry)
    {
        using (var json = new Utf8JsonWriter(line, VaultJson.Line))
        {
            json.WriteStartObject();
            json.WriteString("time", entry.Time.ToUniversalTime());
            json.WriteString("level", Name(entry.Level));
            json.WriteString("event", entry.Event);
            json.WriteString("message", entry.Message);
            if (entry.Target is not null)
            {
                json.WriteString("target", entry.Target);
            }

            json.WriteNumber("processId", entry.ProcessId);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
    }

    /// <summary>Reads a line; null if it is none (the end of a write that was cut off).</summary>
    internal static VaultLogEntry? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return new VaultLogEntry(
                json.GetProperty("time").GetDateTimeOffset(),
                Level(VaultJson.Text(json, "level")),
                VaultJson.Text(json, "event"),
                VaultJson.Text(json, "message"),
                VaultJson.OptionalText(json, "target"),
                json.TryGetProperty("processId", out var id) ? id.GetInt32() : 0);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string Name(VaultLogLevel level) => level switch
    {
        VaultLogLevel.Debug => "debug",
        VaultLogLevel.Warning => "warning",
        VaultLogLevel.Error => "error",
        _ => "information",
    };

    private static VaultLogLevel Level(string name) => name switch
    {
        "debug" => VaultLogLevel.Debug,
        "warning" => VaultLogLevel.Warning,
        "error" => VaultLogLevel.Error,
        _ => VaultLogLevel.Information,
    };
}
