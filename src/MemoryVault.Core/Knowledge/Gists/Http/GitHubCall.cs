using System.Net.Http;
using MemoryVault.Json;

namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>A request to the REST interface.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Its path below the base with its query (<c>/gists?per_page=100</c>), or the URL of a next page.</param>
/// <param name="Purpose">What it is for, as a verb and its object: <c>list the gists</c>.</param>
internal sealed record GitHubCall(HttpMethod Method, string Target, string Purpose)
{
    /// <summary>Gets the document that it sends; null for none.</summary>
    internal JsonObject? Body { get; init; }

    /// <summary>Gets the tag of the answer that is known already, for <c>If-None-Match</c>; null for none.</summary>
    internal string? Tag { get; init; }

    /// <summary>Gets the gist that it is about; null for none.</summary>
    internal string? Gist { get; init; }

    /// <summary>Gets a value indicating whether it changes something.</summary>
    internal bool IsWrite => Method != HttpMethod.Get;

    /// <summary>Gets a value indicating whether doing it twice is the same as once, so that it may be sent again without knowing what became of it.</summary>
    internal bool IsRepeatable => Method != HttpMethod.Post;
}
