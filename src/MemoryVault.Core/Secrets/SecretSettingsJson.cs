using System.Text.Json;
using MemoryVault.Json;

namespace MemoryVault.Secrets;

/// <summary>What <c>config.json</c> says of secrets. Members with their default are left out, so that the file of a vault without any is as it always was.</summary>
internal static class SecretSettingsJson
{
    internal static SecretPolicy ReadPolicy(string? word) => word switch
    {
        null or "block" => SecretPolicy.Block,
        "redact" => SecretPolicy.Redact,
        "allow" => SecretPolicy.Allow,
        _ => throw new FormatException($"'secrets' of a remote is '{word}'; it must be 'block' or 'allow'."),
    };

    internal static void WritePolicy(Utf8JsonWriter json, SecretPolicy policy)
    {
        if (policy != SecretPolicy.Block)
        {
            json.WriteString("secrets", policy == SecretPolicy.Allow ? "allow" : "redact");
        }
    }

    internal static AllowedSecret ReadAllowed(JsonObject json) => new(json.Text("fingerprint"), json.OptionalText("note"));

    internal static void WriteAllowed(Utf8JsonWriter json, IReadOnlyList<AllowedSecret> allowed)
    {
        if (allowed.Count == 0)
        {
            return;
        }

        json.WriteStartArray("allowedSecrets");
        foreach (var secret in allowed)
        {
            json.WriteStartObject();
            json.WriteString("fingerprint", secret.Fingerprint);
            if (secret.Note is not null)
            {
                json.WriteString("note", secret.Note);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
