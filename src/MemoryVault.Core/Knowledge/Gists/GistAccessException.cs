using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>The repository of a gist cannot be read or written.</summary>
public sealed class GistAccessException : VaultException
{
    internal GistAccessException(string gist, string host, GitHubToken? token, bool isPublication, RemoteFailedException cause)
        : base(isPublication ? VaultErrorKind.NotPushed : VaultErrorKind.Denied, gist, Words(gist, host, token, cause), HowToGoOn(isPublication), cause) => Failure = cause.Failure;

    /// <summary>Gets why.</summary>
    public RemoteFailure Failure { get; }

    private static string Words(string gist, string host, GitHubToken? token, RemoteFailedException cause) =>
        cause.Failure == RemoteFailure.NotFound
            ? $"{host} has no gist '{gist}': it is deleted, or the id is another GitHub's ({cause.Detail})."
            : $"{host} does not let {token?.ToString() ?? "nobody (there is no token)"} into the gist '{gist}': {cause.Detail}";

    private static Advice HowToGoOn(bool isPublication) => Advice.Of(
        $"To write a gist takes its owner's token with the scope 'gist' (a fine-grained one: Gists, read and write). {HeadWords.Command("knowledge list --remote", "Get-Knowledge -Remote")} lists the gists of yours. {(isPublication ? "Everything is committed here." : "Nothing was changed here.")}");
}
