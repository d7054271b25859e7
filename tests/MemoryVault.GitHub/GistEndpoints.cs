using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MemoryVault.GitHub;

/// <summary>The operations of <c>/gists</c>, as GitHub's description of its REST interface has them.</summary>
internal sealed class GistEndpoints(GistStore store, GistDocuments documents, Paging paging)
{
    private readonly Lock _writing = new();

    /// <summary>Carries out a request.</summary>
    internal GitHubAnswer Answer(string method, string[] path, NameValueCollection query, string body, GitHubToken? token) => (method, path) switch
    {
        ("GET", ["gists"]) => List(gist => token is null ? gist.IsPublic : gist.Owner == token.User && (gist.IsPublic || token.WritesGists), query),
        ("GET", ["gists", "public"]) => List(gist => gist.IsPublic, query),
        ("POST", ["gists"]) => Writing(token, () => Create(token!, body)),
        ("GET", ["gists", var id]) => Of(id, gist => new GitHubAnswer(200, documents.DescribeWhole(gist, gist.Repository.ReadHead()!))),
        ("PATCH", ["gists", var id]) => Writing(token, () => Own(id, token!, gist => Update(gist, body))),
        ("DELETE", ["gists", var id]) => Writing(token, () => Own(id, token!, Delete)),
        ("GET", ["gists", var id, "commits"]) => Of(id, gist => ListVersions(gist, query)),
        ("GET", ["gists", var id, var version]) => Of(id, gist => GetVersion(gist, version)),
        _ => GitHubAnswer.NotFound(),
    };

    // Without a token the request is refused as such; with one that lacks the scope there seems to be nothing (GitHub Docs, "Gists", Authentication).
    private GitHubAnswer Writing(GitHubToken? token, Func<GitHubAnswer> write)
    {
        if (token is null)
        {
            return GitHubAnswer.Error(401, "Requires authentication");
        }

        lock (_writing)
        {
            return token.WritesGists ? write() : GitHubAnswer.NotFound();
        }
    }

    private GitHubAnswer Of(string id, Func<StoredGist, GitHubAnswer> answer) => store.Find(id) is { } gist ? answer(gist) : GitHubAnswer.NotFound();

    private GitHubAnswer Own(string id, GitHubToken token, Func<StoredGist, GitHubAnswer> answer) =>
        Of(id, gist => gist.Owner == token.User ? answer(gist) : GitHubAnswer.NotFound());

    private GitHubAnswer List(Func<StoredGist, bool> filter, NameValueCollection query)
    {
        var gists = store.List().Where(filter);
        if (query["since"] is { } since)
        {
            if (!DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return GitHubAnswer.Invalid("since", "invalid");
            }

            gists = gists.Where(gist => gist.UpdatedAt >= time);
        }

        var (page, headers) = paging.Cut([.. gists], "/gists", query);
        return new GitHubAnswer(200, new JsonArray([.. page.Select(documents.Describe)])) { Headers = headers };
    }

    private GitHubAnswer Create(GitHubToken token, string body)
    {
        var document = Parse(body);
        if (document?["files"] is not JsonObject { Count: > 0 } files)
        {
            return document is null ? GitHubAnswer.Error(400, "Problems parsing JSON") : GitHubAnswer.Invalid("files", "missing_field");
        }

        if (files.Any(file => file.Value?["content"]?.GetValue<string>() is null or { Length: 0 }))
        {
            return GitHubAnswer.Invalid("contents", "missing_field");
        }

        var isPublic = document["public"] is { } flag && flag.ToString() == "true";
        var gist = store.Create(
            token.User, document["description"]?.GetValue<string>(), isPublic,
            files.Select(file => KeyValuePair.Create(file.Key, file.Value!["content"]!.GetValue<string>())));
        var made = documents.DescribeWhole(gist, gist.Repository.ReadHead()!);
        return new GitHubAnswer(201, made) { Headers = [new("Location", made["url"]!.GetValue<string>())] };
    }

    private GitHubAnswer Update(StoredGist gist, string body)
    {
        if (Parse(body) is not { } document)
        {
            return GitHubAnswer.Error(400, "Problems parsing JSON");
        }

        if (!document.ContainsKey("description") && !document.ContainsKey("files"))
        {
            return GitHubAnswer.Invalid("files", "missing_field");
        }

        if (document.TryGetPropertyValue("description", out var description))
        {
            gist.Description = description?.GetValue<string>();
        }

        if (document["files"] is JsonObject files)
        {
            Edit(gist, files);
        }

        store.Touch(gist);
        return new GitHubAnswer(200, documents.DescribeWhole(gist, gist.Repository.ReadHead()!));
    }

    // A file that is null, or has neither content nor a name, is deleted.
    private static void Edit(StoredGist gist, JsonObject files)
    {
        var blobs = gist.Repository.ListFiles(gist.Repository.ReadHead()!).ToDictionary(file => file.Name, file => file.Id);
        foreach (var (name, change) in files)
        {
            var content = change?["content"]?.GetValue<string>();
            var id = content is null ? blobs.GetValueOrDefault(name) : gist.Repository.Write(content);
            blobs.Remove(name);
            if ((change?["filename"]?.GetValue<string>() ?? (content is null ? null : name)) is { } kept && id is not null)
            {
                blobs[kept] = id;
            }
        }

        gist.Repository.Commit(blobs, gist.UpdatedAt);
    }

    private GitHubAnswer Delete(StoredGist gist)
    {
        store.Delete(gist);
        return new GitHubAnswer(204, null);
    }

    private GitHubAnswer ListVersions(StoredGist gist, NameValueCollection query)
    {
        var (page, headers) = paging.Cut(gist.Repository.ListVersions("HEAD"), $"/gists/{gist.Id}/commits", query);
        return new GitHubAnswer(200, new JsonArray([.. page.Select(version => documents.Describe(gist, version))])) { Headers = headers };
    }

    private GitHubAnswer GetVersion(StoredGist gist, string version) =>
        gist.Repository.Has(version) ? new GitHubAnswer(200, documents.DescribeWhole(gist, version)) : GitHubAnswer.NotFound();

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
