using System.Net;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>A GitHub: github.com, or a GitHub Enterprise of one's own (GitHub Docs, "Using the REST API with GitHub Enterprise Server").</summary>
internal sealed record GitHubSite
{
    /// <summary>The interface of github.com.</summary>
    internal const string Default = "https://api.github.com";

    private const string EnterprisePath = "/api/v3";

    private GitHubSite(Uri api) => (ApiUrl, Authority) = (api.AbsoluteUri.TrimEnd('/'), api.Authority);

    /// <summary>Gets the base of its REST interface, without a slash at its end.</summary>
    internal string ApiUrl { get; }

    /// <summary>Gets a value indicating whether it is github.com.</summary>
    internal bool IsDotCom => ApiUrl == Default;

    /// <summary>Gets the host that its tokens belong to, with the port where it is not the usual one.</summary>
    internal string Host => Authority.StartsWith("api.", StringComparison.Ordinal) ? Authority["api.".Length..] : Authority;

    private string Authority { get; }

    /// <summary>Chooses the GitHub that is meant: what was said, else GITHUB_API_URL (which GitHub Actions sets), else github.com.</summary>
    /// <param name="url">The base of the interface, or the page of the site; null if nothing was said.</param>
    /// <param name="environment">The machine's variables.</param>
    /// <exception cref="InvalidInputException">It is no URL, or a token sent there could be read on its way.</exception>
    internal static GitHubSite Choose(string? url, MachineEnvironment environment)
    {
        var text = url ?? environment.Variable("GITHUB_API_URL") ?? Default;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed) || parsed.UserInfo.Length > 0 || parsed.Query.Length > 0 || !IsPrivate(parsed))
        {
            var shown = Git.Credentials.Scrub(text);
            throw new InvalidInputException(
                shown, $"'{shown}' is not the address of a GitHub.", Advice.Of($"Give it with {new HeadWords("--github", "-GitHub")} as https://HOST/api/v3 (GitHub Enterprise), without a token in it; github.com is the default."));
        }

        return new GitHubSite(Complete(parsed));
    }

    /// <summary>Tells whether an address is one of this site's, so that its token may be sent there.</summary>
    internal bool Owns(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var other)
        && IsPrivate(other)
        && other.UserInfo.Length == 0
        && (other.Authority == Authority || other.Authority == Host || other.Authority == $"gist.{Host}");

    // Anybody between could read a token that is sent by http; what does not leave the machine nobody can.
    private static bool IsPrivate(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url));

    private static bool IsLoopback(Uri url) => url.IsLoopback && (url.Host == "localhost" || IPAddress.TryParse(url.Host.Trim('[', ']'), out _));

    private static Uri Complete(Uri url) => url switch
    {
        { Host: "github.com" or "www.github.com" or "gist.github.com" or "api.github.com" } => new Uri(Default),
        { AbsolutePath: "/", Scheme: "https" } when !url.Host.StartsWith("api.", StringComparison.Ordinal) => new Uri(url, EnterprisePath),
        _ => url,
    };
}
