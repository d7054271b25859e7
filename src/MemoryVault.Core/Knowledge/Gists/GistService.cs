using System.Globalization;
using System.Net.Http;
using System.Runtime.CompilerServices;
using MemoryVault.Json;
using MemoryVault.Knowledge.Gists.Http;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>What the REST interface is used for: to list, make, describe and delete gists. Contents and versions go by git (GitHub Docs, "REST API endpoints for gists").</summary>
internal sealed class GistService : IDisposable
{
    private const string FirstPage = "/gists?per_page=100";

    // Of a hundred gists each.
    private const int MostPages = 1_000;

    private readonly GitHubClient _client;
    private readonly GistPageCache _cache;
    private readonly TimeProvider _clock;

    /// <summary>Makes the service; nothing is contacted.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="site">The GitHub.</param>
    /// <param name="token">Who asks; null for nobody.</param>
    /// <param name="isPublication">Whether something is committed here that is to get there, so that a failure is one of pushing.</param>
    /// <param name="patience">How long a command waits for GitHub at the most; null for the usual.</param>
    internal GistService(Vault vault, GitHubSite site, GitHubToken? token, bool isPublication = false, TimeSpan? patience = null)
    {
        _client = new GitHubClient(vault, site, token, isPublication, patience);
        _cache = new GistPageCache(vault.Paths.Gists);
        _clock = vault.Services.Clock;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Lists all gists of the token's user, page after page, the one changed last first.</summary>
    /// <remarks>
    /// A gist that is changed while the pages are read moves to the first one, which has been read by then: so the last request asks for what was changed
    /// since the first. A page that fails ends the list with an error; it is never taken for the last.
    /// </remarks>
    /// <exception cref="GitHubFailedException">A page cannot be had, or the pages lead in a circle.</exception>
    internal async IAsyncEnumerable<Gist> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? start = null;
        for (string? target = FirstPage; target is not null;)
        {
            RequireNew(pages, target);
            var (page, date) = await ReadPageAsync(target, cancellationToken).ConfigureAwait(false);
            foreach (var gist in page.Gists.Where(gist => seen.Add(gist.Id)))
            {
                yield return gist;
            }

            start ??= date ?? _clock.GetUtcNow();
            target = page.Next ?? (target == FirstPage || target.Contains("since=", StringComparison.Ordinal) ? null : Since(start.Value));
        }
    }

    /// <summary>Reads a gist.</summary>
    /// <exception cref="GitHubFailedException">It is not there, or cannot be reached.</exception>
    internal async Task<Gist> GetAsync(string id, CancellationToken cancellationToken)
    {
        var call = new GitHubCall(HttpMethod.Get, $"/gists/{id}", "read the gist") { Gist = id };
        return Parse(call, await _client.SendAsync(call, cancellationToken).ConfigureAwait(false), json => GistJson.Read(json.AsObject()));
    }

    /// <summary>Tells whether there is a gist.</summary>
    /// <exception cref="GitHubFailedException">It cannot be told.</exception>
    internal async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync(id, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (GitHubFailedException e) when (e.Failure == GitHubFailure.NotFound)
        {
            return false;
        }
    }

    /// <summary>Makes a gist with one file.</summary>
    /// <remarks>
    /// A request that makes something is not sent again before it is known that the first was in vain: a gateway that fails may have passed it on, and
    /// each further attempt would make one more gist.
    /// </remarks>
    /// <exception cref="GitHubFailedException">It could not be made.</exception>
    internal async Task<Gist> CreateAsync(string description, bool isPublic, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var call = new GitHubCall(HttpMethod.Post, "/gists", "make a gist") { Body = Body(description, isPublic, name, content) };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Parse(call, await _client.SendAsync(call, cancellationToken).ConfigureAwait(false), json => GistJson.Read(json.AsObject()));
            }
            catch (GitHubFailedException e) when (e.Failure is GitHubFailure.ServerError or GitHubFailure.Unreachable && attempt < 3)
            {
                if (await FindMadeAsync(description, isPublic, name, cancellationToken).ConfigureAwait(false) is { } made)
                {
                    return made;
                }
            }
        }
    }

    /// <summary>Changes a gist's description.</summary>
    /// <exception cref="GitHubFailedException">It could not be changed.</exception>
    internal Task DescribeAsync(string id, string description, CancellationToken cancellationToken) => _client.SendAsync(
        new GitHubCall(HttpMethod.Patch, $"/gists/{id}", "describe the gist") { Gist = id, Body = new JsonObject([new("description", new JsonString(description))]) }, cancellationToken);

    /// <summary>Deletes a gist with all its versions.</summary>
    /// <exception cref="GitHubFailedException">It could not be deleted.</exception>
    internal Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        _client.SendAsync(new GitHubCall(HttpMethod.Delete, $"/gists/{id}", "delete the gist") { Gist = id }, cancellationToken);

    private void RequireNew(HashSet<string> pages, string target)
    {
        if (!pages.Add(target) || pages.Count > MostPages)
        {
            throw _client.NotUnderstood(List(target), new FormatException($"its pages lead in a circle or have no end: after {pages.Count} of them comes '{Git.Credentials.Scrub(target)}'."));
        }
    }

    private static GitHubCall List(string target) => new(HttpMethod.Get, target, "list the gists");

    private static string Since(DateTimeOffset time) =>
        $"{FirstPage}&since={time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";

    private static JsonObject Body(string description, bool isPublic, string name, ReadOnlyMemory<byte> content) => new(
    [
        new("description", new JsonString(description)),
        new("public", JsonBoolean.Of(isPublic)),
        new("files", new JsonObject([new(name, new JsonObject([new("content", new JsonString(System.Text.Encoding.UTF8.GetString(content.Span)))]))])),
    ]);

    // Made by the request that seemed to fail: it has the one file, and nobody has changed it since.
    private async Task<Gist?> FindMadeAsync(string description, bool isPublic, string name, CancellationToken cancellationToken)
    {
        var (page, _) = await ReadPageAsync(Since(_clock.GetUtcNow() - TimeSpan.FromMinutes(10)), cancellationToken).ConfigureAwait(false);
        return page.Gists.FirstOrDefault(gist =>
            gist.Files is [var only] && only == name && gist.IsPublic == isPublic && gist.Description == description && gist.CreatedAt == gist.UpdatedAt);
    }

    private async Task<(GistPage Page, DateTimeOffset? Date)> ReadPageAsync(string target, CancellationToken cancellationToken)
    {
        // What is asked for a moment is never asked for again.
        var isKept = !target.Contains("since=", StringComparison.Ordinal);
        var url = target.StartsWith('/') ? _client.Site.ApiUrl + target : target;
        var known = isKept ? _cache.Find(url) : null;
        var call = List(target) with { Tag = known?.Tag };
        var reply = await _client.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (known is not null && reply.Status == 304)
        {
            return (known, reply.Date);
        }

        var gists = Parse(call, reply, json => json is JsonArray items ? items.Select(item => GistJson.Read(item.AsObject())).ToArray() : throw new FormatException("it is no list."));
        var page = new GistPage(reply.Tag, reply.Next, gists);
        if (isKept && reply.Tag is not null)
        {
            _cache.Keep(url, page);
        }

        return (page, reply.Date);
    }

    private T Parse<T>(GitHubCall call, GitHubReply reply, Func<JsonValue, T> read)
    {
        try
        {
            return read(JsonValue.Parse(reply.Body.Span));
        }
        catch (Exception e) when (e is FormatException or JsonInvalidException)
        {
            throw _client.NotUnderstood(call, e);
        }
    }
}
