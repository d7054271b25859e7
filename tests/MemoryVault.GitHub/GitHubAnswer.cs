using System.Text.Json.Nodes;

namespace MemoryVault.GitHub;

/// <summary>An answer of the REST interface.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its document; null for none.</param>
internal sealed record GitHubAnswer(int Status, JsonNode? Body)
{
    /// <summary>Gets headers of its own.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Gives GitHub's form of an error.</summary>
    internal static GitHubAnswer Error(int status, string message, JsonArray? errors = null)
    {
        var body = new JsonObject { ["message"] = message };
        if (errors is not null)
        {
            body["errors"] = errors;
        }

        body["documentation_url"] = "https://docs.github.com/rest";
        body["status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new GitHubAnswer(status, body);
    }

    /// <summary>Gives what GitHub answers where there is nothing, or where the token has not the scope to see it.</summary>
    internal static GitHubAnswer NotFound() => Error(404, "Not Found");

    /// <summary>Gives what GitHub answers to a document that is not what it must be.</summary>
    internal static GitHubAnswer Invalid(string field, string code) =>
        Error(422, "Validation Failed", [new JsonObject { ["resource"] = "Gist", ["code"] = code, ["field"] = field }]);
}
