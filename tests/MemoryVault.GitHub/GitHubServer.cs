using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace MemoryVault.GitHub;

/// <summary>A stand-in of GitHub on loopback: the REST interface of gists, and each gist as a real repository behind <c>git http-backend</c>.</summary>
public sealed class GitHubServer : IDisposable
{
    private readonly LoopbackListener _listener;
    private readonly GitHubOptions _options;
    private readonly GistStore _store;
    private readonly Lazy<GistEndpoints> _endpoints;
    private readonly RequestBudget _budget;
    private readonly FaultList _faults = new();
    private readonly ConcurrentQueue<GitHubRequest> _requests = new();

    /// <summary>Starts to serve.</summary>
    public GitHubServer(GitHubOptions options)
    {
        _options = options;
        _store = new GistStore(options);
        _budget = new RequestBudget(options.Clock, options.HourlyRequests);
        _endpoints = new Lazy<GistEndpoints>(() => new GistEndpoints(_store, new GistDocuments(Url, GistUrl), new Paging(Url, options.MaximumPage)));
        _listener = new LoopbackListener(Answer);
    }

    /// <summary>Gets the base of the REST interface, as <c>GITHUB_API_URL</c> takes it.</summary>
    public string Url => _options.IsEnterprise ? _listener.Url + "/api/v3" : _listener.Url;

    /// <summary>Gets the base of the gists' pages and repositories: as on GitHub Enterprise Server without subdomains.</summary>
    public string GistUrl => _listener.Url + "/gist";

    /// <summary>Gets the requests to the REST interface so far, in the order in which they were answered.</summary>
    public IReadOnlyList<GitHubRequest> Requests => [.. _requests];

    /// <summary>Gives the repository of a gist, for a look at what really lies there.</summary>
    public string FolderOf(string gist) => _store.Find(gist)?.Repository.Path ?? throw new ArgumentException($"There is no gist '{gist}'.", nameof(gist));

    /// <summary>Gives a gist's description.</summary>
    public string? DescriptionOf(string gist) => _store.Find(gist)?.Description;

    /// <summary>Tells whether there is such a gist.</summary>
    public bool Has(string gist) => _store.Find(gist) is not null;

    /// <summary>Makes a gist, as somebody on the website would.</summary>
    public string Add(string owner, string? description, bool isPublic, params (string Name, string Content)[] files) =>
        _store.Create(owner, description, isPublic, files.Select(file => KeyValuePair.Create(file.Name, file.Content))).Id;

    /// <summary>Lets requests fail.</summary>
    public void Add(GitHubFault fault) => _faults.Add(fault);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (path.StartsWith("/gist/", StringComparison.Ordinal))
        {
            new GistGitAccess(_store, _options.Tokens).Answer(context, path["/gist".Length..]);
            return;
        }

        var prefix = _options.IsEnterprise ? "/api/v3/" : "/";
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = reader.ReadToEnd();
        var target = path.StartsWith(prefix, StringComparison.Ordinal) ? context.Request.Url.PathAndQuery[(prefix.Length - 1)..] : "/";
        var fault = _faults.Take(context.Request.HttpMethod, target);
        var answer = fault is { HappensAfterwards: false } ? FaultList.Answer(fault) : Answer(context.Request, target, body);
        Send(context, target, fault is { HappensAfterwards: true } ? FaultList.Answer(fault) : answer, fault?.IsOutOfRequests ?? false);
    }

    private GitHubAnswer Answer(HttpListenerRequest request, string target, string body)
    {
        if (string.IsNullOrEmpty(request.UserAgent))
        {
            return GitHubAnswer.Error(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
        }

        if (request.Headers["X-GitHub-Api-Version"] is { } version && version != "2022-11-28")
        {
            return GitHubAnswer.Error(400, "The API version is not supported.");
        }

        if (!_budget.TryUse())
        {
            return GitHubAnswer.Error(403, "API rate limit exceeded for user ID 1.");
        }

        var token = Token(request);
        return token is null && request.Headers["Authorization"] is not null
            ? GitHubAnswer.Error(401, "Bad credentials")
            : _endpoints.Value.Answer(
                request.HttpMethod, target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries), request.QueryString, body, token);
    }

    private GitHubToken? Token(HttpListenerRequest request)
    {
        var words = (request.Headers["Authorization"] ?? string.Empty).Split(' ', 2);
        return words is ["Bearer" or "token", var value] ? _options.Tokens.FirstOrDefault(token => token.Value == value) : null;
    }

    private void Send(HttpListenerContext context, string target, GitHubAnswer answer, bool isUsedUp)
    {
        var (request, response) = (context.Request, context.Response);
        var bytes = answer.Body is null ? [] : Encoding.UTF8.GetBytes(answer.Body.ToJsonString());
        if (answer.Status == 200 && request.HttpMethod == "GET")
        {
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. Encoding.UTF8.GetBytes(request.Headers["Authorization"] ?? string.Empty)]))}\"";
            response.AddHeader("ETag", tag);
            if (request.Headers["If-None-Match"] == tag)
            {
                _budget.Return();
                (answer, bytes) = (answer with { Status = 304 }, []);
            }
        }

        _requests.Enqueue(new GitHubRequest(request.HttpMethod, target, answer.Status, _options.Clock.GetUtcNow()));
        response.StatusCode = answer.Status;
        if (Token(request) is { } token)
        {
            response.AddHeader("X-OAuth-Scopes", string.Join(", ", token.Scopes));
        }

        foreach (var (name, value) in _budget.Headers(isUsedUp).Concat(answer.Headers))
        {
            response.AddHeader(name, value);
        }

        if (bytes.Length > 0)
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength64 = bytes.Length;
            response.OutputStream.Write(bytes);
        }
    }
}
