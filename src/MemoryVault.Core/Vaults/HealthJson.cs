using System.Text.Json;

namespace MemoryVault.Vaults;

/// <summary>The form of <c>local/health.json</c>.</summary>
internal static class HealthJson
{
    internal static HealthRecord Read(JsonElement json) => new()
    {
        LastAttempt = Time(json, "lastAttempt"),
        LastSync = Time(json, "lastSync"),
        LastFailure = VaultJson.OptionalText(json, "lastFailure"),
        Errors = VaultJson.List(json, "errors", ReadError),
        LastProof = json.TryGetProperty("lastProof", out var proof) && proof.ValueKind == JsonValueKind.Object ? ReadProof(proof) : null,
        Remotes = ReadRemotes(json),
    };

    internal static void Write(Utf8JsonWriter json, HealthRecord health)
    {
        json.WriteStartObject();
        WriteTime(json, "lastAttempt", health.LastAttempt);
        WriteTime(json, "lastSync", health.LastSync);
        json.WriteString("lastFailure", health.LastFailure);
        json.WriteStartArray("errors");
        foreach (var error in health.Errors)
        {
            WriteError(json, error);
        }

        json.WriteEndArray();
        WriteProof(json, health.LastProof);
        json.WriteStartObject("remotes");
        foreach (var (name, remote) in health.Remotes)
        {
            json.WriteStartObject(name);
            WriteTime(json, "lastReached", remote.LastReached);
            json.WriteString("lastError", remote.LastError);
            WriteTime(json, "lastErrorTime", remote.LastErrorTime);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ItemError ReadError(JsonElement json) => new(
        VaultJson.Text(json, "id"), VaultJson.Text(json, "target"), VaultJson.Text(json, "message"), VaultJson.Text(json, "remedy"));

    private static void WriteError(Utf8JsonWriter json, ItemError error)
    {
        json.WriteStartObject();
        json.WriteString("id", error.Id);
        json.WriteString("target", error.Target);
        json.WriteString("message", error.Message);
        json.WriteString("remedy", error.Remedy);
        json.WriteEndObject();
    }

    private static ProofRecord ReadProof(JsonElement json) => new(
        Time(json, "time") ?? default,
        json.GetProperty("passed").GetBoolean(),
        VaultJson.OptionalText(json, "revision"),
        json.GetProperty("files").GetInt32(),
        json.GetProperty("problems").GetInt32());

    private static void WriteProof(Utf8JsonWriter json, ProofRecord? proof)
    {
        if (proof is null)
        {
            return;
        }

        json.WriteStartObject("lastProof");
        WriteTime(json, "time", proof.Time);
        json.WriteBoolean("passed", proof.Passed);
        json.WriteString("revision", proof.Revision);
        json.WriteNumber("files", proof.Files);
        json.WriteNumber("problems", proof.Problems);
        json.WriteEndObject();
    }

    private static Dictionary<string, RemoteHealth> ReadRemotes(JsonElement json)
    {
        var remotes = new Dictionary<string, RemoteHealth>(StringComparer.Ordinal);
        if (json.TryGetProperty("remotes", out var members))
        {
            foreach (var member in members.EnumerateObject())
            {
                remotes[member.Name] = ReadRemote(member.Value);
            }
        }

        return remotes;
    }

    private static RemoteHealth ReadRemote(JsonElement json) =>
        new(Time(json, "lastReached"), VaultJson.OptionalText(json, "lastError"), Time(json, "lastErrorTime"));

    private static DateTimeOffset? Time(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;

    private static void WriteTime(Utf8JsonWriter json, string member, DateTimeOffset? time)
    {
        if (time is { } it)
        {
            json.WriteString(member, it.ToUniversalTime());
        }
    }
}
