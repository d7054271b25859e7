using System.Globalization;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Importing;

/// <summary>An event of another event log: a JSON object with <c>event_id</c>, <c>type</c>, <c>agent_id</c>, <c>timestamp</c>, <c>patch</c>, <c>provenance</c> and so on.</summary>
/// <param name="Json">The event as it was.</param>
/// <param name="File">Where it was, for people.</param>
internal sealed record ImportedEvent(JsonObject Json, string File)
{
    /// <summary>Gets its id; the name of its file if it has none.</summary>
    internal string Id => Text(Json, "event_id") ?? Path.GetFileNameWithoutExtension(File);

    /// <summary>Gets the agent.</summary>
    internal string? Agent => Text(Json, "agent_id");

    /// <summary>Gets when it was; null if that cannot be read.</summary>
    internal DateTimeOffset? Time =>
        DateTimeOffset.TryParse(Text(Json, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Gets its patch; null if it has none.</summary>
    internal JsonValue? Patch => Json.Find("patch") is JsonArray patch ? patch : null;

    /// <summary>Describes it as an event of the vault.</summary>
    /// <param name="isReplayed">Whether its commit changes what it changed. If not, the message keeps it whole.</param>
    internal VaultEvent ToEvent(bool isReplayed)
    {
        var provenance = Json.Find("provenance") as JsonObject ?? JsonObject.Empty;
        var trailers = new List<KeyValuePair<string, string>>();
        Add(trailers, "Vault-Type", Text(Json, "type"));
        Add(trailers, "Vault-Confidence", Text(provenance, "confidence"));
        Add(trailers, "Vault-Justification", Text(provenance, "justification"));
        Add(trailers, "Vault-Method", Text(provenance, "method"));
        Add(trailers, "Vault-Risk", Text(Json, "risk"));
        Add(trailers, "Vault-Review", Json.Find("requires_review") switch { JsonBoolean { Value: true } => "required", JsonBoolean => "none", _ => null });
        Add(trailers, "Vault-Base-Hash", Text(Json, "base_hash"));
        Add(trailers, "Vault-Head-Before", Text(Json, "head_hash_before"));
        Add(trailers, "Vault-Head-After", Text(Json, "head_hash_after"));
        Add(trailers, "Vault-Imported", File);
        return new VaultEvent(CheckingIn.CheckInEvent.Kind, $"{Text(Json, "type") ?? "event"} of {Agent ?? "nobody"}")
        {
            Id = Id,
            Agent = Agent,
            Sources = Text(provenance, "source") is { } source ? [source] : [],
            Trailers = trailers,
            Body = isReplayed ? string.Empty : "Its patch could not be applied here. The event:\n\n" + Json.ToString(),
        };
    }

    private static void Add(List<KeyValuePair<string, string>> trailers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            trailers.Add(new(name, value));
        }
    }

    private static string? Text(JsonObject json, string member) => json.Find(member) switch
    {
        JsonString text => text.Value,
        JsonNumber number => number.Text,
        _ => null,
    };
}
