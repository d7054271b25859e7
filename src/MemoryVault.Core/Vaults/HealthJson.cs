using System.Globalization;
using System.Text.Json;
using MemoryVault.Json;

namespace MemoryVault.Vaults;

/// <summary>The form of <c>local/health.json</c>.</summary>
internal static class HealthJson
{
    internal static HealthRecord Read(JsonObject json) => new()
    {
        LastAttempt = Time(json, "lastAttempt"),
        LastSync = Time(json, "lastSync"),
        LastFailure = json.OptionalText("lastFailure"),
        Errors = json.List("errors", ReadError),
        LastProof = json.Find("lastProof") is JsonObject proof ? ReadProof(proof) : null,
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

    private static ItemError ReadError(JsonObject json) => new(
        json.Text("id"), json.Text("target"), json.Text("message"), json.Text("remedy"));

    private static void WriteError(Utf8JsonWriter json, ItemError error)
    {
        json.WriteStartObject();
        json.WriteString("id", error.Id);
        json.WriteString("target", error.Target);
        json.WriteString("message", error.Message);
        json.WriteString("remedy", error.Remedy);
        json.WriteEndObject();
    }

    private static ProofRecord ReadProof(JsonObject json) => new(
        Time(json, "time") ?? default,
        json.Get("passed").AsBoolean(),
        json.OptionalText("revision"),
        json.Get("files").AsInt32(),
        json.Get("problems").AsInt32());

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

    private static Dictionary<string, RemoteHealth> ReadRemotes(JsonObject json)
    {
        var remotes = new Dictionary<string, RemoteHealth>(StringComparer.Ordinal);
        if (json.Find("remotes") is JsonObject members)
        {
            for (var i = 0; i < members.Count; i++)
            {
                remotes[members.Names[i]] = ReadRemote(members.Values[i].AsObject());
            }
        }

        return remotes;
    }

    private static RemoteHealth ReadRemote(JsonObject json) =>
        new(Time(json, "lastReached"), json.OptionalText("lastError"), Time(json, "lastErrorTime"));

    private static DateTimeOffset? Time(JsonObject json, string member) =>
        json.OptionalText(member) is { } text ? DateTimeOffset.ParseExact(text, "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture) : null;

    private static void WriteTime(Utf8JsonWriter json, string member, DateTimeOffset? time)
    {
        if (time is { } it)
        {
            json.WriteString(member, it.ToUniversalTime());
        }
    }
}
