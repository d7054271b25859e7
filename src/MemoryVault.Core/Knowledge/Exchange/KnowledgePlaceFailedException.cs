using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A place could not be reached, or refused.</summary>
public sealed class KnowledgePlaceFailedException(string project, string place, bool isPublication, RemoteFailedException cause) : VaultException(
    isPublication ? VaultErrorKind.NotPushed : VaultErrorKind.Failed,
    place,
    $"'{project}' was not {(isPublication ? "published to" : "received from")} '{place}': {cause.Message}",
    RemedyFor(cause.Failure, isPublication),
    cause)
{
    /// <summary>Gets what went wrong, as far as git's words tell.</summary>
    public RemoteFailure Failure { get; } = cause.Failure;

    private static Advice RemedyFor(RemoteFailure failure, bool isPublication)
    {
        var kept = isPublication ? " Everything is committed here; publish again when that is mended." : " Nothing was changed here.";
        return failure switch
        {
            RemoteFailure.Unreachable or RemoteFailure.TimedOut => $"Check the network and the address.{kept}",
            RemoteFailure.Denied => $"Check the credentials (a git credential helper or an ssh key) and your rights there.{kept}",
            RemoteFailure.NotFound => Advice.Of($"Check the address, or make a repository there, in a folder of this machine with {HeadWords.Command("knowledge init-repo DIR", "Initialize-KnowledgeRepository DIR")}.{kept}"),
            RemoteFailure.NonFastForward => $"Others publish to it all the time. Try again.{kept}",
            _ => $"Read the words above: a hook, a protected branch, files that are not committed there.{kept}",
        };
    }
}
