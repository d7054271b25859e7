using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>Fetch, push and ls-remote.</summary>
internal sealed class RemoteTransport(GitExecutable git, IProgress<VaultProgress>? progress)
{
    private readonly RepositoryTrust _trust = new(git);

    /// <summary>Gets or sets how long a remote may be silent.</summary>
    internal TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Fetches one ref onto one ref; false where the remote has none of that name.</summary>
    /// <remarks>
    /// <c>--show-forced-updates</c> must be said: a user who set <c>fetch.showForcedUpdates</c> to false for speed has a git that
    /// takes every update for a fast-forward.
    /// </remarks>
    internal async Task<bool> FetchAsync(RemoteAccess remote, string remoteRef, string localRef, CancellationToken cancellationToken)
    {
        RefName.Require(remoteRef.TrimStart('+'));
        RefName.Require(localRef);
        return await FetchAsync(remote, [$"{remoteRef}:{localRef}"], prune: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches what refspecs name in one exchange; false where the remote lacks a ref that is named without a <c>*</c>.</summary>
    /// <param name="remote">The remote.</param>
    /// <param name="refspecs">As git takes them (git-fetch): <c>+refs/memoryvault/leases*:refs/x/leases*</c>.</param>
    /// <param name="prune">Refs of ours that they could have made go where the remote has none.</param>
    /// <param name="cancellationToken">Ends git.</param>
    internal async Task<bool> FetchAsync(RemoteAccess remote, IReadOnlyList<string> refspecs, bool prune, CancellationToken cancellationToken)
    {
        var output = await RunAsync(
            remote,
            new GitCommand(
            [
                "fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--no-recurse-submodules",
                prune ? "--prune" : "--no-prune", "--show-forced-updates", "--", remote.Url, .. refspecs,
            ]),
            cancellationToken).ConfigureAwait(false);
        if (output.ExitCode == 0)
        {
            return true;
        }

        return output.ErrorText.Contains("couldn't find remote ref", StringComparison.OrdinalIgnoreCase)
            ? false
            : throw Failure(remote, output);
    }

    /// <summary>Pushes refs, all or none.</summary>
    internal async Task PushAsync(RemoteAccess remote, IReadOnlyList<PushRef> refs, CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            "push", "--porcelain", "--progress", "--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no",
        ];
        if (refs.Count > 1)
        {
            arguments.Add("--atomic");
        }

        if (remote.ReceivePack is { } program)
        {
            arguments.Add($"--receive-pack={program}");
        }

        foreach (var (_, name, expected) in refs)
        {
            RefName.Require(name);
            if (expected is { } id)
            {
                // Nothing after the colon: the ref must not exist.
                arguments.Add($"--force-with-lease={name}:{(id.IsNone ? string.Empty : id.ToString())}");
            }
        }

        arguments.Add("--");
        arguments.Add(remote.Url);
        arguments.AddRange(refs.Select(r => $"{(r.Id.IsNone ? string.Empty : r.Id.ToString())}:{r.RemoteRef}"));
        var output = await RunAsync(remote, new GitCommand([.. arguments]), cancellationToken).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw PushReport.Failure(remote.Url, output);
        }

        // What is believed to be pushed is never pushed again.
        if (!PushReport.TellsOf(output, refs))
        {
            throw new RemoteFailedException(Credentials.Scrub(remote.Url), RemoteFailure.Other, output.Unreadable().Message);
        }
    }

    /// <summary>Lists refs of a remote.</summary>
    internal async Task<IReadOnlyList<KeyValuePair<string, ObjectId>>> ListAsync(
        RemoteAccess remote, IReadOnlyList<string> patterns, CancellationToken cancellationToken)
    {
        var output = await RunAsync(remote, new GitCommand(["ls-remote", "--quiet", "--refs", "--", remote.Url, .. patterns]), cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 ? RefList.Parse(output, '\t') : throw Failure(remote, output);
    }

    /// <summary>Asks which branch a remote gives out by itself (<c>main</c>); null where it does not say, as one that is empty.</summary>
    internal async Task<string?> ReadHeadAsync(RemoteAccess remote, CancellationToken cancellationToken)
    {
        const string Start = "ref: refs/heads/";
        const string End = "\tHEAD";
        var output = await RunAsync(remote, new GitCommand("ls-remote", "--quiet", "--symref", "--", remote.Url, "HEAD"), cancellationToken).ConfigureAwait(false);
        var line = output.ExitCode == 0
            ? Array.Find(output.Lines, each => each.StartsWith(Start, StringComparison.Ordinal) && each.EndsWith(End, StringComparison.Ordinal))
            : throw Failure(remote, output);
        return line?[Start.Length..^End.Length];
    }

    private static RemoteFailedException Failure(RemoteAccess remote, GitOutput output) =>
        new(Credentials.Scrub(remote.Url), RemoteFailureText.Classify(output.ErrorText), output.ErrorText);

    private async Task<GitOutput> RunAsync(RemoteAccess remote, GitCommand command, CancellationToken cancellationToken)
    {
        RemoteUrl.Validate(remote.Url);
        var userSetsSsh = await _trust.RequireAsync(cancellationToken).ConfigureAwait(false);
        var place = Credentials.Scrub(remote.Url);
        try
        {
            return await git.RunAsync(
                command with
                {
                    ReachesRemote = true,
                    IdleTimeout = IdleTimeout,
                    OnErrorLine = progress is null ? null : line => Report(line, place),
                    Variables = userSetsSsh || HasSshVariable() ? remote.Variables : [new("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=15"), .. remote.Variables],
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (GitTimedOutException error)
        {
            throw new RemoteFailedException(place, RemoteFailure.TimedOut, error.Message);
        }
    }

    private bool HasSshVariable() =>
        git.Machine.Variable("GIT_SSH_COMMAND") is not null || git.Machine.Variable("GIT_SSH") is not null;

    private void Report(string line, string place)
    {
        if (TransferProgress.Parse(line, place) is { } step)
        {
            progress!.Report(step);
        }
    }
}
