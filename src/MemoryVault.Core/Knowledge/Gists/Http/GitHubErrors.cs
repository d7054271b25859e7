using System.Globalization;
using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>Says what went wrong at GitHub, and what to do about it.</summary>
/// <remarks>
/// A token without the scope <c>gist</c> is answered with 404, as if there were nothing (GitHub Docs, "REST API endpoints for gists", Authentication): it
/// would be a riddle if it were passed on as it is.
/// </remarks>
/// <param name="site">The GitHub.</param>
/// <param name="token">Who asks; null for nobody.</param>
/// <param name="isPublication">Whether something is committed here that should have got there.</param>
/// <param name="patience">How long a command waits.</param>
internal sealed class GitHubErrors(GitHubSite site, GitHubToken? token, bool isPublication, TimeSpan patience)
{

    private string Kept => isPublication ? "Everything is committed here." : "Nothing was changed here.";

    private string Later => $"{Kept} Run it again later.";

    private string Who => token?.ToString() ?? "nobody (there is no token)";

    /// <summary>Gives the error for an answer.</summary>
    internal GitHubFailedException Of(GitHubCall call, GitHubReply reply) => reply.Status switch
    {
        401 => Denied(call, reply, $"{site.Host} does not know {Who}: it is wrong, or has expired ({Words(reply)})."),
        404 when LacksScope(call, reply) => Denied(
            call, reply, $"{Who} may not {call.Purpose}: {(reply.Scopes is { } scopes ? $"its scopes are '{scopes}', and 'gist' is not among them" : "it seems to lack the scope 'gist'")}. {site.Host} answers 404 then."),
        404 => Missing(call, reply),
        403 => Denied(call, reply, $"{site.Host} does not let {Who} {call.Purpose}: {Words(reply)}."),
        >= 500 => Make(call, VaultErrorKind.Failed, GitHubFailure.ServerError, reply.Status, $"{site.Host} failed ({Words(reply)}) when it was asked to {call.Purpose}.", Later),
        >= 300 and < 400 => Make(call, VaultErrorKind.Failed, GitHubFailure.Other, reply.Status, $"{site.Host} sends elsewhere when it is asked to {call.Purpose} ({Words(reply)}); the token is not taken there.", Address()),
        _ => Make(call, VaultErrorKind.Failed, GitHubFailure.Other, reply.Status, $"{site.Host} refused to {call.Purpose}: {Words(reply)}.", "Read its words above."),
    };

    /// <summary>Gives the error for no answer.</summary>
    internal GitHubFailedException Unreachable(GitHubCall call, Exception fault) => Make(
        call, VaultErrorKind.Failed, GitHubFailure.Unreachable, null, $"{site.Host} cannot be reached to {call.Purpose}: {Hide(fault.Message)}", $"Check the network. {Later}", fault);

    /// <summary>Gives the error for an answer that is no JSON.</summary>
    internal GitHubFailedException NotUnderstood(GitHubCall call, Exception fault) => Make(
        call, VaultErrorKind.Failed, GitHubFailure.Other, null, $"{site.ApiUrl} did not answer as GitHub does when it was asked to {call.Purpose}: {fault.Message}", Address(), fault);

    /// <summary>Gives the error for a wait that is longer than the limit.</summary>
    internal GitHubFailedException TooLong(GitHubCall call, GitHubReply? reply, TimeSpan wait, DateTimeOffset now) => Make(
        call,
        VaultErrorKind.Busy,
        reply?.IsLimit == true ? GitHubFailure.Limited : GitHubFailure.ServerError,
        reply?.Status,
        string.Create(CultureInfo.InvariantCulture, $"{site.Host} asks to wait for {RelativeTime.Span(wait)} before it is asked again to {call.Purpose} ({(reply is null ? "it cannot be reached" : Words(reply))}); a command waits for {RelativeTime.Span(patience)} at the most."),
        $"{Kept} Run it again after {RelativeTime.Exactly(now + wait)}.");

    private bool LacksScope(GitHubCall call, GitHubReply reply) =>
        reply.Scopes is { } scopes
            ? call.IsWrite && !scopes.Split(',', StringSplitOptions.TrimEntries).Contains("gist")
            : call.IsWrite && call.Gist is null;

    private GitHubFailedException Missing(GitHubCall call, GitHubReply reply) => Make(
        call,
        VaultErrorKind.NotFound,
        GitHubFailure.NotFound,
        reply.Status,
        call.IsWrite
            ? $"{site.Host} has no gist '{call.Gist}' that {Who} may change: it is deleted, somebody else's, or the token lacks the right."
            : $"{site.Host} has no gist '{call.Gist}'{(token is null ? " that can be seen without a token" : string.Empty)}.",
        Advice.Of($"Check the id; {HeadWords.Command("knowledge list --remote", "Get-Knowledge -Remote")} lists the gists of yours."));

    private GitHubFailedException Denied(GitHubCall call, GitHubReply reply, string message) => Make(
        call, VaultErrorKind.Denied, GitHubFailure.Denied, reply.Status, Capital(message),
        $"Use a classic token with the scope 'gist', or a fine-grained one with Gists, read and write; 'gh auth refresh --scopes gist' gives it to gh's. The token of a GitHub Actions job cannot write gists.");

    private GitHubFailedException Make(GitHubCall call, VaultErrorKind kind, GitHubFailure failure, int? status, string message, Advice remedy, Exception? inner = null) =>
        new(isPublication ? VaultErrorKind.NotPushed : kind, call.Gist ?? site.Host, failure, status, Hide(message), remedy, inner);

    private static Advice Address() => Advice.Of($"Check the address of the GitHub ({new HeadWords("--github", "-GitHub")}, or GITHUB_API_URL), and whether something in between answers for it.");

    private static string Words(GitHubReply reply) => reply.Message.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{reply.Status}, \"{reply.Message}\"")
        : string.Create(CultureInfo.InvariantCulture, $"{reply.Status}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // A server that echoes what it was sent must not bring the token into a log.
    private string Hide(string text) => token is null ? text : text.Replace(token.Value, "***", StringComparison.Ordinal);
}
