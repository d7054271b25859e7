using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A remote could not be reached, or refused.</summary>
public sealed class RemoteFailedException(string url, RemoteFailure failure, string detail) : VaultException(
    VaultErrorKind.NotPushed,
    url,
    $"The remote '{url}' {(SaysLocked(detail) ? "is locked by another git" : Words(failure))}: {detail}",
    SaysLocked(detail) ? "Run it again: another git was at work there. Where none is, one that was killed has left the lock file that is named above, and whoever owns the remote deletes it. Everything is committed here." : RemedyFor(failure))
{
    /// <summary>Gets what went wrong, as far as git's words tell.</summary>
    public RemoteFailure Failure { get; } = failure;

    /// <summary>Gets git's own words, without credentials.</summary>
    public string Detail { get; } = detail;

    /// <summary>Gets a value indicating whether a lock file of git at the remote stood in the way.</summary>
    internal bool IsLocked => SaysLocked(Detail);

    // Whoever is locked out is told "File exists", whether the git that holds the lock is alive or not.
    private static bool SaysLocked(string detail) => detail.Contains(".lock': File exists", StringComparison.Ordinal);

    private static string Words(RemoteFailure failure) => failure switch
    {
        RemoteFailure.Unreachable => "cannot be reached",
        RemoteFailure.Denied => "refuses access",
        RemoteFailure.NotFound => "does not exist",
        RemoteFailure.NonFastForward => "has commits that are not here",
        RemoteFailure.Refused => "refused the push",
        RemoteFailure.TimedOut => "did not answer in time",
        _ => "failed",
    };

    private static Advice RemedyFor(RemoteFailure failure) => failure switch
    {
        RemoteFailure.Unreachable or RemoteFailure.TimedOut => "Check the network and the URL. Everything is committed here and is pushed by the next sync.",
        RemoteFailure.Denied => "Check the credentials (a git credential helper or an ssh key) and your rights on the remote. Everything is committed here and is pushed by the next sync.",
        RemoteFailure.NotFound => Advice.Of($"Create an empty repository there, or correct the URL with {HeadWords.Command("remote remove", "Remove-VaultRemote")} and {HeadWords.Command("remote add", "Add-VaultRemote")}."),
        RemoteFailure.NonFastForward => "Run the sync again: it fetches and merges first.",
        RemoteFailure.Refused => "Read the remote's words above (a hook, a protected branch, a quota). Everything is committed here and is pushed by the next sync.",
        _ => "Read git's words above. Everything is committed here and is pushed by the next sync.",
    };
}
