using MemoryVault.Backup.Syncing;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>Asks one remote from time to time whether it has something new; nothing is fetched for that.</summary>
internal sealed class RemotePoll(string name, Backoff pause)
{
    private string? _seen;
    private bool _hasSeen;

    /// <summary>Gets the remote's name.</summary>
    internal string Name { get; } = name;

    /// <summary>Gets when it is asked again.</summary>
    internal Backoff Pause { get; } = pause;

    /// <summary>Asks; true where it has something that this vault did not see there.</summary>
    /// <exception cref="RemoteFailedException">It cannot be reached or refuses.</exception>
    internal async Task<bool> HasNewsAsync(Vault vault, VaultRemote remote, CancellationToken cancellationToken)
    {
        var now = await RemoteExchanges.Open(vault, remote).PeekAsync(cancellationToken).ConfigureAwait(false);
        var known = await new RemoteTracking(vault, remote).ReadAsync(cancellationToken).ConfigureAwait(false);
        var isNew = now is not null && now != known?.ToString() && (!_hasSeen || now != _seen);
        (_seen, _hasSeen) = (now, true);
        return isNew;
    }
}
