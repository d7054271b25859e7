using MemoryVault.Json;

namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>An answer of the REST interface.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record GitHubReply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Gets the tag of its content (<c>ETag</c>).</summary>
    internal string? Tag { get; init; }

    /// <summary>Gets the URL of the next page; null on the last.</summary>
    internal string? Next { get; init; }

    /// <summary>Gets when the server sent it.</summary>
    internal DateTimeOffset? Date { get; init; }

    /// <summary>Gets how long it asks to wait (<c>Retry-After</c>).</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets when there are requests again, where there are none left (<c>x-ratelimit-remaining: 0</c>).</summary>
    internal DateTimeOffset? Reset { get; init; }

    /// <summary>Gets the scopes of the token (<c>X-OAuth-Scopes</c>); null for a token that has none to tell of.</summary>
    internal string? Scopes { get; init; }

    /// <summary>Gets a value indicating whether it is what was asked for, or that it is known already.</summary>
    internal bool IsSuccess => Status is (>= 200 and < 300) or 304;

    /// <summary>Gets a value indicating whether the server failed itself.</summary>
    internal bool IsServerError => Status >= 500;

    /// <summary>Gets a value indicating whether it is a limit that has been reached (GitHub Docs, "Rate limits for the REST API").</summary>
    internal bool IsLimit => Status == 429 || (Status == 403 && (RetryAfter is not null || Reset is not null || Message.Contains("rate limit", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Gets its words about what went wrong; empty for none.</summary>
    internal string Message => TryRead() is JsonObject document && document.Find("message") is JsonString text ? text.Value : string.Empty;

    private JsonValue? TryRead()
    {
        try
        {
            return JsonValue.Parse(Body.Span);
        }
        catch (JsonInvalidException)
        {
            return null;
        }
    }
}
