using MemoryVault.Files;

namespace MemoryVault.Git;

/// <summary>Tells from git's words why a remote failed. The words are those of git, curl, ssh and the known hosts, in the C locale.</summary>
internal static class RemoteFailureText
{
    /// <summary>In the order in which they are looked for: the more telling ones first.</summary>
    private static readonly (RemoteFailure Failure, string[] Words)[] Known =
    [
        (RemoteFailure.Denied,
        [
            "authentication failed", "permission denied", "could not read username", "could not read password", "invalid credentials",
            "invalid username or password", "host key verification failed", "access denied", "returned error: 401", "returned error: 403",
            "insufficient permission", "write access to repository not granted", "dubious ownership", "access rights to",
        ]),
        (RemoteFailure.NotFound,
        [
            "repository not found", "does not appear to be a git repository", "returned error: 404", "' not found", "not found: did you run",
            "could not be found", "no such repository", "repository does not exist", "' does not exist", "not a git repository",
        ]),
        (RemoteFailure.TimedOut, ["timed out", "timeout was reached", "operation too slow"]),
        (RemoteFailure.NonFastForward,
        [
            "(non-fast-forward)", "(fetch first)", "(stale info)", "(needs force)", "(already exists)", "(incorrect old value provided)",
            "but expected", "reference already exists", "(failed to update ref)", "failed to lock", "cannot lock ref",
        ]),
        (RemoteFailure.Refused,
        [
            "hook declined", "protected branch", "quota", "no space left", "file size limit", "pre-receive",
            "the receiving end does not support", "prohibited by gitlab",
        ]),

        // The remote's git broke off, or was killed: no rule of the remote's says no.
        (RemoteFailure.Other, ["unpacker error", "abnormal exit", "unpack failed"]),
        (RemoteFailure.Refused, ["[remote rejected]"]),
        (RemoteFailure.Unreachable,
        [
            "could not resolve host", "failed to connect", "couldn't connect", "connection refused", "network is unreachable",
            "no route to host", "name or service not known", "temporary failure in name resolution", "nodename nor servname",
            "connection reset", "connection closed", "could not resolve proxy", "unable to look up", "unable to connect",
            "hung up unexpectedly", "early eof",
        ]),
    ];

    /// <summary>Tells why, as far as the words tell.</summary>
    internal static RemoteFailure Classify(string text)
    {
        // Of a fetch, git says in the same line that a ref cannot be locked, which of a push means that somebody else was first.
        if (SystemRefusal.FindRemedyFor(text) is not null && !text.Contains("remote: ", StringComparison.Ordinal) && !text.Contains("[remote rejected]", StringComparison.Ordinal))
        {
            return RemoteFailure.Other;
        }

        foreach (var (failure, words) in Known)
        {
            if (Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return failure;
            }
        }

        return RemoteFailure.Other;
    }
}
