using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>The id of a gist, as users have it: the id itself, or the URL of its page or its repository.</summary>
internal static class GistId
{
    private const int MaximumLength = 64;

    /// <summary>Reads an id.</summary>
    /// <param name="text"><c>aa5a315d61ae9438b18d</c>, <c>https://gist.github.com/octocat/aa5a315d61ae9438b18d</c>, <c>....git</c>.</param>
    /// <param name="site">The GitHub that it must be of, where the text names one.</param>
    /// <exception cref="InvalidInputException">It is none, or another GitHub's.</exception>
    internal static string Read(string text, GitHubSite site)
    {
        var isUrl = text.Contains("://", StringComparison.Ordinal);
        if (isUrl && !site.Owns(text))
        {
            var shown = Git.Credentials.Scrub(text);
            throw new InvalidInputException(shown, $"The gist '{shown}' is not one of {site.Host}.", Advice.Of($"Name its GitHub with {new HeadWords("--github https://HOST/api/v3", "-GitHub https://HOST/api/v3")}, or give the id alone."));
        }

        var id = isUrl ? Last(new Uri(text).AbsolutePath) : text;
        return IsValid(id) ? id : throw new InvalidInputException(
            text, $"'{Git.Credentials.Scrub(text)}' is no id of a gist.", "It is the last part of the address of the gist's page: https://gist.github.com/OWNER/ID.");
    }

    /// <summary>Tells whether a text has the form of an id.</summary>
    internal static bool IsValid(string id) => id.Length is > 0 and <= MaximumLength && id.All(char.IsAsciiLetterOrDigit);

    private static string Last(string path)
    {
        var name = path.TrimEnd('/').Split('/')[^1];
        return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
    }
}
