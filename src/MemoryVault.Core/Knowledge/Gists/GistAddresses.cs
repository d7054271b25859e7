using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>Where the repositories and pages of gists are.</summary>
internal sealed class GistAddresses(Vault vault, GitHubSite site, GistService service)
{
    private readonly GistPageCache _cache = new(vault.Paths.Gists);

    /// <summary>Gets the GitHub.</summary>
    internal GitHubSite Site => site;

    /// <summary>Gives the page of a gist as far as it is known; nothing is contacted.</summary>
    internal static string PageOf(Vault vault, KnowledgePlace place) =>
        place.GistId is not { } id ? place.Url
        : place.Url == GitHubSite.Default ? $"https://gist.github.com/{id}"
        : new GistPageCache(vault.Paths.Gists).Find(KeyOf(place.Url, id))?.Gists is [var gist] ? gist.Url : $"{place.Url}/gists/{id}";

    /// <summary>Keeps what is known of a gist.</summary>
    internal void Keep(Gist gist) => _cache.Keep(KeyOf(site.ApiUrl, gist.Id), new GistPage(null, null, [gist]));

    /// <summary>Gives the addresses of a gist. On github.com they follow from the id; an Enterprise is asked once.</summary>
    /// <exception cref="GitHubFailedException">It is not there, or says that its repository is elsewhere, where the token must not be sent.</exception>
    internal async Task<(string GitUrl, string Page)> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (site.IsDotCom)
        {
            return ($"https://gist.github.com/{id}.git", $"https://gist.github.com/{id}");
        }

        if (_cache.Find(KeyOf(site.ApiUrl, id))?.Gists is not [{ } gist] || !site.Owns(gist.GitUrl))
        {
            gist = await service.GetAsync(id, cancellationToken).ConfigureAwait(false);
            Require(gist);
            Keep(gist);
        }

        return (gist.GitUrl, gist.Url);
    }

    private void Require(Gist gist)
    {
        if (!site.Owns(gist.GitUrl))
        {
            throw new GitHubFailedException(
                VaultErrorKind.Failed, gist.Id, GitHubFailure.Other, null,
                $"{site.Host} says that the repository of the gist '{gist.Id}' is at '{Git.Credentials.Scrub(gist.GitUrl)}', which is not its own host; the token is not sent there.",
                Advice.Of($"Check the address of the GitHub ({new HeadWords("--github", "-GitHub")}, or GITHUB_API_URL)."));
        }
    }

    private static string KeyOf(string api, string id) => $"{api}/gists/{id}";
}
