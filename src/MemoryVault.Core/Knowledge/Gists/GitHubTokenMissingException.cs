using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>There is no token for a GitHub on this machine.</summary>
public sealed class GitHubTokenMissingException : VaultException
{
    internal GitHubTokenMissingException(string host, IReadOnlyList<string> variables, bool isPublication)
        : base(
            isPublication ? VaultErrorKind.NotPushed : VaultErrorKind.Denied,
            host,
            $"No token for {host} was found: not in {string.Join(" or ", variables)}, not by git's credential helper, not by 'gh auth token'.",
            Advice.Of(
                $"Make a token at https://{host}/settings/tokens with the scope 'gist' (a fine-grained one: Gists, read and write) and {new HeadWords("", "give it with -Token, or ")}set {string.Join(" or ", variables)} to it, or run 'gh auth login'."))
    {
    }
}
