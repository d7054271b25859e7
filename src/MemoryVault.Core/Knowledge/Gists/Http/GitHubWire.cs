using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using MemoryVault.Json;

namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>Sends one request and reads the answer, as GitHub's REST interface wants it (GitHub Docs, "Getting started with the REST API").</summary>
internal sealed class GitHubWire : IDisposable
{
    // Of a list of a hundred gists with three hundred files each there are some megabytes. An answer without end must not fill the memory.
    private const long MaximumBody = 64L << 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    private readonly HttpClient _client;
    private readonly GitHubSite _site;
    private readonly GitHubToken? _token;

    /// <summary>Makes the wire; nothing is contacted.</summary>
    internal GitHubWire(GitHubSite site, GitHubToken? token)
    {
        (_site, _token) = (site, token);

        // A redirection would take the token to wherever it says.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.All })
        {
            Timeout = Timeout, MaxResponseContentBufferSize = MaximumBody,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Sends a request.</summary>
    /// <exception cref="HttpRequestException">There is no connection, or it broke.</exception>
    /// <exception cref="OperationCanceledException">It was ended, or there was no answer in time.</exception>
    internal async Task<GitHubReply> SendAsync(GitHubCall call, CancellationToken cancellationToken)
    {
        using var request = Make(call);
        using var response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = response.Headers;
        return new GitHubReply((int)response.StatusCode, body)
        {
            Tag = headers.ETag?.ToString(),
            Next = FindNext(headers),
            Date = headers.Date,
            RetryAfter = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - headers.Date,
            Reset = Text(headers, "x-ratelimit-remaining") == "0" && long.TryParse(Text(headers, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
                && reset < DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(reset) : null,
            Scopes = Text(headers, "X-OAuth-Scopes"),
        };
    }

    private HttpRequestMessage Make(GitHubCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Target.StartsWith('/') ? _site.ApiUrl + call.Target : call.Target);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("MemoryVault", typeof(GitHubWire).Assembly.GetName().Version?.ToString(3)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        if (_token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token.Value);
        }

        if (call.Tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", call.Tag);
        }

        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body.ToUtf8(JsonStyle.Compact));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    // RFC 8288: <https://api.github.com/gists?page=2>; rel="next", <...>; rel="last".
    private static string? FindNext(HttpResponseHeaders headers)
    {
        foreach (var link in (Text(headers, "Link") ?? string.Empty).Split(','))
        {
            var parts = link.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is ['<', .. var url, '>'] && parts.Contains("rel=\"next\""))
            {
                return url;
            }
        }

        return null;
    }

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
