using System.Text.Json;
using MemoryVault.Envelopes;
using MemoryVault.Json;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The knowledge projects as they stand in <c>config.json</c>. Members with their default are left out.</summary>
internal static class KnowledgeSettingsJson
{
    /// <summary>Reads a project.</summary>
    /// <exception cref="FormatException">A member is missing, or is none.</exception>
    internal static KnowledgeRegistration Read(JsonObject json) => new(
        json.Text("name"),
        json.Text("source"),
        json.OptionalText("layout") == "engram" ? KnowledgeLayout.Engram : KnowledgeLayout.Folder,
        json.List("places", ReadPlace));

    /// <summary>Writes the projects; nothing where there are none, so that the file of a vault without any is as it always was.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<KnowledgeRegistration> projects)
    {
        if (projects.Count == 0)
        {
            return;
        }

        json.WriteStartArray("knowledge");
        foreach (var project in projects)
        {
            json.WriteStartObject();
            json.WriteString("name", project.Name);
            json.WriteString("source", project.Source);
            VaultJson.WriteIfAny(json, "layout", project.Layout == KnowledgeLayout.Engram ? "engram" : null);
            WritePlaces(json, project.Places);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static KnowledgePlace ReadPlace(JsonObject json) => new()
    {
        Name = json.Text("name"),
        Kind = json.Text("kind") switch
        {
            "repository" => KnowledgePlaceKind.Repository,
            "gist" => KnowledgePlaceKind.Gist,
            var kind => throw new FormatException($"'kind' of a place is '{kind}'; it must be 'repository' or 'gist'."),
        },
        Url = json.Text("url"),
        GistId = json.OptionalText("gist"),
        Branch = json.OptionalText("branch"),
        Folder = json.OptionalText("folder"),
        SecretPolicy = SecretSettingsJson.ReadPolicy(json.OptionalText("secrets")),
        Recipients = [.. EnvelopeSettingsJson.ReadRecipients(json).Select(each => each.ToString())],
        Identity = json.OptionalText("identity"),
    };

    private static void WritePlaces(Utf8JsonWriter json, IReadOnlyList<KnowledgePlace> places)
    {
        json.WriteStartArray("places");
        foreach (var place in places)
        {
            json.WriteStartObject();
            json.WriteString("name", place.Name);
            json.WriteString("kind", place.Kind == KnowledgePlaceKind.Gist ? "gist" : "repository");
            json.WriteString("url", place.Url);
            VaultJson.WriteIfAny(json, "gist", place.GistId);
            VaultJson.WriteIfAny(json, "branch", place.Branch);
            VaultJson.WriteIfAny(json, "folder", place.Folder);
            SecretSettingsJson.WritePolicy(json, place.SecretPolicy);
            EnvelopeSettingsJson.Write(json, place.Recipients, place.Identity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
