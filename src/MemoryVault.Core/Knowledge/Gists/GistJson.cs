using System.Globalization;
using System.Text.Json;
using MemoryVault.Json;

namespace MemoryVault.Knowledge.Gists;

/// <summary>Reads a gist as GitHub shows it (<c>base-gist</c> and <c>gist-simple</c> of its description), and writes what of it is kept.</summary>
internal static class GistJson
{
    /// <summary>Reads a gist.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static Gist Read(JsonObject json) => new()
    {
        Id = Id(json.Text("id")),
        Url = json.Text("html_url"),
        GitUrl = json.Text("git_push_url"),
        Owner = json.Find("owner") is JsonObject owner ? owner.OptionalText("login") : null,
        Description = json.OptionalText("description"),
        IsPublic = json.Find("public") is JsonBoolean { Value: true },
        CreatedAt = Time(json, "created_at"),
        UpdatedAt = Time(json, "updated_at"),
        Files = json.Find("files") is JsonObject files ? files.Names : [],
        IsTruncated = json.Find("truncated") is JsonBoolean { Value: true },
    };

    /// <summary>Writes a gist in the same form.</summary>
    internal static void Write(Utf8JsonWriter json, Gist gist)
    {
        json.WriteStartObject();
        json.WriteString("id", gist.Id);
        json.WriteString("html_url", gist.Url);
        json.WriteString("git_push_url", gist.GitUrl);
        json.WriteStartObject("owner");
        json.WriteString("login", gist.Owner);
        json.WriteEndObject();
        json.WriteString("description", gist.Description);
        json.WriteBoolean("public", gist.IsPublic);
        json.WriteString("created_at", gist.CreatedAt);
        json.WriteString("updated_at", gist.UpdatedAt);
        json.WriteBoolean("truncated", gist.IsTruncated);
        json.WriteStartObject("files");
        foreach (var name in gist.Files)
        {
            json.WriteNull(name);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // It becomes a part of URLs and of the names of files.
    private static string Id(string id) => GistId.IsValid(id) ? id : throw new FormatException("the id of a gist is none.");

    private static DateTimeOffset Time(JsonObject json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"'{name}' of a gist is no time.");
}
