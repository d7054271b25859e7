using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>Makes errors of the remotes that a sync could not reach, so that a script notices.</summary>
internal static class RemoteErrors
{
    /// <summary>Gives one error a failed remote.</summary>
    public static IEnumerable<ItemError> Of(IEnumerable<RemoteOutcome> remotes) =>
        remotes.Where(remote => remote.State == RemoteState.Failed).Select(remote => new ItemError(
            ItemErrorIds.RemoteFailed,
            remote.Name,
            $"Everything is committed here, but not pushed to '{remote.Name}': {remote.Error}",
            "The next sync tries again. 'Get-VaultStatus' shows how the remotes stand."));
}
