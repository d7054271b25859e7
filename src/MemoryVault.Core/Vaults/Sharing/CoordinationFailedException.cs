using MemoryVault.Git;

namespace MemoryVault.Vaults.Sharing;

/// <summary>The remote that coordinates a vault cannot be asked, so that nothing can be decided about leases and check-ins under them.</summary>
public sealed class CoordinationFailedException(VaultRemote remote, RemoteFailedException cause, bool mayHaveArrived) : VaultException(
    VaultErrorKind.Failed,
    remote.Name,
    mayHaveArrived
        ? $"It is not known whether the change has reached remote '{remote.Name}', which coordinates this vault. {cause.Message}"
        : $"Remote '{remote.Name}' coordinates this vault, and could not be used. {cause.Message}",
    mayHaveArrived
        ? Advice.Of($"Run {HeadWords.Command("sync", "Invoke-VaultSync")}, then look at {HeadWords.Command("history", "Get-VaultHistory")} before you make the change again.")
        : cause.IsLocked ? cause.Remedy : Advice.Of($"Check the network, the URL and your rights there. Without it a check-in against a revision ({new HeadWords("--base", "-BaseRevision")}) is committed here and pushed later; leases are not given."),
    cause)
{
    /// <summary>Gets a value indicating whether the remote may have taken the change all the same.</summary>
    public bool MayHaveArrived { get; } = mayHaveArrived;

    /// <summary>Gets what went wrong.</summary>
    public RemoteFailure Failure { get; } = cause.Failure;
}
