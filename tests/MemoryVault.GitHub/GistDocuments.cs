using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MemoryVault.GitHub;

/// <summary>Writes gists as the REST interface shows them: <c>base-gist</c>, <c>gist-simple</c> and <c>gist-commit</c> of GitHub's description.</summary>
/// <param name="api">The base of the REST interface.</param>
/// <param name="web">The base of the gists' pages and repositories.</param>
internal sealed class GistDocuments(string api, string web)
{
    private const int MaximumFiles = 300;
    private const int MaximumContent = 1024 * 1024;
    private const int MaximumHistory = 30;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Gives a gist of a list: without contents and history.</summary>
    internal JsonObject Describe(StoredGist gist)
    {
        var files = gist.Repository.ListFiles(gist.Repository.ReadHead()!);
        var document = Head(gist);
        document["files"] = Files(gist, files, file => Describe(gist, file));
        document["truncated"] = files.Count > MaximumFiles;
        return document;
    }

    /// <summary>Gives a gist at a version, with contents and history.</summary>
    internal JsonObject DescribeWhole(StoredGist gist, string version)
    {
        var files = gist.Repository.ListFiles(version);
        var document = Head(gist);
        document["files"] = Files(gist, files, file => DescribeWhole(gist, file));
        document["truncated"] = files.Count > MaximumFiles;
        document["forks"] = new JsonArray();
        document["history"] = new JsonArray([.. gist.Repository.ListVersions(version).Take(MaximumHistory).Select(each => Describe(gist, each))]);
        return document;
    }

    /// <summary>Gives a version.</summary>
    internal JsonObject Describe(StoredGist gist, GistVersion version) => new()
    {
        ["user"] = User(gist.Owner),
        ["version"] = version.Id,
        ["committed_at"] = Time(version.Time),
        ["change_status"] = new JsonObject
        {
            ["total"] = version.Additions + version.Deletions, ["additions"] = version.Additions, ["deletions"] = version.Deletions,
        },
        ["url"] = $"{api}/gists/{gist.Id}/{version.Id}",
    };

    private static JsonObject Files(StoredGist gist, IReadOnlyList<GistBlob> files, Func<GistBlob, JsonObject> describe) =>
        new(files.Take(MaximumFiles).Select(file => KeyValuePair.Create(file.Name, (JsonNode?)describe(file))));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private JsonObject Head(StoredGist gist) => new()
    {
        ["url"] = $"{api}/gists/{gist.Id}",
        ["forks_url"] = $"{api}/gists/{gist.Id}/forks",
        ["commits_url"] = $"{api}/gists/{gist.Id}/commits",
        ["id"] = gist.Id,
        ["node_id"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("04:Gist" + gist.Id)),
        ["git_pull_url"] = $"{web}/{gist.Id}.git",
        ["git_push_url"] = $"{web}/{gist.Id}.git",
        ["html_url"] = $"{web}/{gist.Owner}/{gist.Id}",
        ["public"] = gist.IsPublic,
        ["created_at"] = Time(gist.CreatedAt),
        ["updated_at"] = Time(gist.UpdatedAt),
        ["description"] = gist.Description,
        ["comments"] = 0,
        ["comments_enabled"] = true,
        ["user"] = null,
        ["comments_url"] = $"{api}/gists/{gist.Id}/comments",
        ["owner"] = User(gist.Owner),
    };

    private JsonObject User(string name) => new()
    {
        ["login"] = name, ["id"] = 1, ["type"] = "User", ["url"] = $"{api}/users/{name}", ["html_url"] = $"{web}/{name}", ["site_admin"] = false,
    };

    private JsonObject Describe(StoredGist gist, GistBlob file) => new()
    {
        ["filename"] = file.Name,
        ["type"] = Path.GetExtension(file.Name) switch { ".json" => "application/json", ".md" => "text/markdown", _ => "text/plain" },
        ["language"] = Path.GetExtension(file.Name) switch { ".json" => "JSON", ".md" => "Markdown", _ => null },
        ["raw_url"] = $"{web}/{gist.Owner}/{gist.Id}/raw/{file.Id}/{Uri.EscapeDataString(file.Name)}",
        ["size"] = file.Size,
    };

    private JsonObject DescribeWhole(StoredGist gist, GistBlob file)
    {
        var document = Describe(gist, file);
        var bytes = gist.Repository.Read(file.Id);
        var shown = bytes.AsSpan(0, Math.Min(bytes.Length, MaximumContent));
        document["truncated"] = bytes.Length > MaximumContent;
        document["content"] = IsText(bytes) ? Encoding.UTF8.GetString(shown) : Convert.ToBase64String(shown);
        document["encoding"] = IsText(bytes) ? "utf-8" : "base64";
        return document;
    }

    private static bool IsText(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
