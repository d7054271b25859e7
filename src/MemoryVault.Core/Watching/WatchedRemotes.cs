using MemoryVault.Backup;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>The remotes of the vault under watch: which has something new, and which failed and is left alone for a while.</summary>
internal sealed class WatchedRemotes(WatchTools tools, WatchNews news)
{
    private List<RemotePoll> _polls = [];

    /// <summary>Gets the number of remotes.</summary>
    internal int Count => _polls.Count;

    /// <summary>Gets how long until a remote is asked; null for never.</summary>
    internal TimeSpan? Left => _polls.Count == 0 ? null : _polls.Min(poll => poll.Pause.Left);

    /// <summary>Gets the remotes that are left alone now.</summary>
    internal IReadOnlyList<string> Resting => [.. _polls.Where(poll => poll.Pause.Failures > 0 && poll.Pause.Left > TimeSpan.Zero).Select(poll => poll.Name)];

    /// <summary>Takes the remotes as they are configured now.</summary>
    internal void Refresh(Vault vault) =>
        _polls = tools.Options.NoPush ? [] : [.. vault.Configuration.Remotes.Select(remote => _polls.Find(poll => poll.Name == remote.Name) ?? new RemotePoll(remote.Name, tools.Every(tools.Options.Poll)))];

    /// <summary>Asks those that are due.</summary>
    /// <returns>Whether a sync is to be run: there is something new, or one that failed is to be tried again.</returns>
    internal async Task<bool> AskAsync(Vault vault, CancellationToken cancellationToken)
    {
        var isDue = false;
        foreach (var poll in _polls.Where(poll => poll.Pause.Left == TimeSpan.Zero).ToArray())
        {
            isDue |= poll.Pause.Failures > 0 || await AskAsync(vault, poll, cancellationToken).ConfigureAwait(false);
        }

        return isDue;
    }

    /// <summary>Learns from a sync which remotes failed, and which no longer do.</summary>
    internal void Learn(SyncResult result, IReadOnlyList<string> skipped)
    {
        foreach (var remote in result.Remotes.Where(remote => !skipped.Contains(remote.Name)))
        {
            if (_polls.Find(poll => poll.Name == remote.Name) is not { } poll)
            {
                continue;
            }

            if (remote.State == RemoteState.Failed)
            {
                Fail(poll, remote.Error ?? $"Remote '{remote.Name}' failed.");
            }
            else if (poll.Pause.Succeed())
            {
                news.Add(WatchEventKind.Recovered, $"Remote '{remote.Name}' is reached again.", remote: remote.Name);
            }
        }
    }

    // A redacted copy only goes out: there is nothing to ask for.
    private async Task<bool> AskAsync(Vault vault, RemotePoll poll, CancellationToken cancellationToken)
    {
        try
        {
            var hasNews = vault.Configuration.Remotes.FirstOrDefault(remote => remote.Name == poll.Name) is { SecretPolicy: not SecretPolicy.Redact } remote
                && await poll.HasNewsAsync(vault, remote, cancellationToken).ConfigureAwait(false);
            poll.Pause.Succeed();
            if (hasNews)
            {
                news.Add(WatchEventKind.RemoteChanged, $"Remote '{poll.Name}' has something new.", remote: poll.Name);
            }

            return hasNews;
        }
        catch (VaultException e)
        {
            Fail(poll, e.Message);
            return false;
        }
    }

    private void Fail(RemotePoll poll, string message)
    {
        poll.Pause.Fail();
        news.AddFailure(message, poll.Pause, poll.Name);
    }
}
