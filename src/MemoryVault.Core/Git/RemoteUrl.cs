using System.Buffers;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The rules for URLs of remotes, before git sees them.</summary>
public static class RemoteUrl
{
    private static readonly SearchValues<char> HelperName =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-._");

    private static readonly string[] Schemes = ["https", "http", "ssh", "git+ssh", "ssh+git", "git", "file"];
    private static readonly string[] TokenPrefixes = ["ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "hf_"];

    /// <summary>The length from which the user name of an https URL is taken for a token.</summary>
    private const int TokenLength = 30;

    /// <summary>Gives the URL as it is to be kept: a folder given relative to the user's place would mean another one to the scheduled sync.</summary>
    /// <exception cref="InvalidInputException">See <see cref="Validate"/>.</exception>
    internal static string Resolve(string url, MachineEnvironment environment)
    {
        var isFolder = url.StartsWith('.') || url.StartsWith('~') || (url.Length > 0 && Directory.Exists(Path.Combine(environment.CurrentDirectory, url)));
        var absolute = isFolder ? environment.FullPath(url) : url;
        Validate(absolute);
        return absolute;
    }

    /// <summary>Throws where a URL could run a program, be read as an option, or holds a secret.</summary>
    /// <param name="url"><c>https://host/path</c>, <c>ssh://host/path</c>, <c>user@host:path</c>, <c>file:///path</c> or the path of a folder.</param>
    /// <exception cref="InvalidInputException">It does. The message never holds the secret.</exception>
    public static void Validate(string url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Any(char.IsControl))
        {
            throw Refuse(url, "it is empty or holds control characters");
        }

        if (url[0] == '-')
        {
            throw Refuse(url, "it begins with a hyphen, so that git would read it as an option");
        }

        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            RequireScheme(url, url[..scheme]);
            RequireAuthority(url, url[..scheme], Authority(url, scheme + 3));
        }
        else
        {
            RequireNoHelper(url);
            RequireHost(url, ShortHost(url));
        }
    }

    private static void RequireScheme(string url, string scheme)
    {
        RequireNoHelper(url);
        if (!Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
        {
            throw Refuse(url, $"'{scheme}' is no protocol that the vault uses (https, ssh, git, file)");
        }
    }

    /// <summary><c>ext::sh -c ...</c> runs a command; <c>anything::</c> runs <c>git-remote-anything</c>.</summary>
    private static void RequireNoHelper(string url)
    {
        var colons = url.IndexOf("::", StringComparison.Ordinal);
        if (colons > 0 && url.AsSpan(0, colons).IndexOfAnyExcept(HelperName) < 0)
        {
            throw Refuse(url, $"'{url[..colons]}::' names a program that git would run");
        }
    }

    private static void RequireAuthority(string url, string scheme, string authority)
    {
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? string.Empty : authority[..at];
        RequireHost(url, authority[(at + 1)..]);
        if (user.Contains(':', StringComparison.Ordinal) || LooksLikeToken(scheme, user))
        {
            throw new InvalidInputException(
                Credentials.Scrub(url),
                $"'{Credentials.Scrub(url)}' holds a password or token, which would be stored in the clear.",
                "Leave it out of the URL and give it to git's credential helper ('git credential approve') or use an ssh key.");
        }
    }

    private static bool LooksLikeToken(string scheme, string user) =>
        scheme.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && (user.Length >= TokenLength || Array.Exists(TokenPrefixes, p => user.StartsWith(p, StringComparison.Ordinal)));

    /// <summary>A host that begins with a hyphen would be an option of ssh.</summary>
    private static void RequireHost(string url, string host)
    {
        if (host.StartsWith('-'))
        {
            throw Refuse(url, "its host begins with a hyphen, so that ssh would read it as an option");
        }
    }

    private static string Authority(string url, int start)
    {
        var length = url.AsSpan(start).IndexOfAny("/?#");
        return length < 0 ? url[start..] : url.Substring(start, length);
    }

    private static string ShortHost(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var slash = url.IndexOf('/', StringComparison.Ordinal);
        if (colon < 0 || (slash >= 0 && slash < colon))
        {
            return string.Empty;
        }

        return url[(url.LastIndexOf('@', colon) + 1)..colon];
    }

    private static InvalidInputException Refuse(string url, string reason) => new(
        Credentials.Scrub(url),
        $"'{Credentials.Scrub(url)}' cannot be the URL of a remote: {reason}.",
        "Write it as 'https://host/path', 'ssh://host/path', 'user@host:path' or the path of a folder.");
}
