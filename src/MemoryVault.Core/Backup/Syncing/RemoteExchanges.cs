using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>Chooses the wire to a remote of the vault.</summary>
internal static class RemoteExchanges
{
    /// <summary>Gives the wire; nothing is contacted.</summary>
    internal static ICommitExchange Open(Vault vault, VaultRemote remote) => remote.IsEncrypted
        ? EnvelopeExchanges.Open(vault.Repository, new RemoteAccess(remote.Url), Vault.MainRef, SettingsOf(vault, remote))
        : new BranchExchange(vault.Repository, new RemoteAccess(remote.Url), Vault.MainRef, IncomingRef(remote));

    /// <summary>Gives where this machine keeps what it knows of an encrypted remote.</summary>
    internal static EnvelopePaths PathsOf(VaultPaths vault, string remote) => EnvelopePaths.Of(vault, "remotes", remote);

    private static string IncomingRef(VaultRemote remote) => $"refs/memoryvault/incoming/{remote.Name}";

    private static EnvelopeSettings SettingsOf(Vault vault, VaultRemote remote) => new()
    {
        Paths = PathsOf(vault.Paths, remote.Name),
        IncomingRef = IncomingRef(remote),
        Recipients = remote.Recipients,
        Identity = remote.Identity,
        Services = vault.Services,
        Adopt = (recipients, cancellationToken) => AdoptAsync(vault, remote.Name, recipients, cancellationToken),
        Warn = (name, message) => vault.Log(VaultLogLevel.Warning, name, message, remote.Name),
    };

    private static async Task AdoptAsync(Vault vault, string name, IReadOnlyList<EnvelopeRecipient> recipients, CancellationToken cancellationToken)
    {
        await vault.UpdateConfigurationAsync(
            configuration => configuration with { Remotes = [.. configuration.Remotes.Select(each => each.Name == name ? each with { Recipients = recipients } : each)] },
            cancellationToken).ConfigureAwait(false);
        vault.Log(
            VaultLogLevel.Warning,
            "remote.recipients",
            $"What is published to remote '{name}' is encrypted to {string.Join(", ", recipients)}, as another machine has set it; that holds here, too.",
            name);
    }
}
