using MemoryVault.Backup.Syncing;
using MemoryVault.Envelopes;
using MemoryVault.Git;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>Fetches the commits of a remote that may be an ordinary one or an envelope, into a repository that is to become this machine's.</summary>
internal sealed class RemoteVaultChain(VaultPaths paths, GitRepository repository, string url, CreateVaultOptions options, VaultServices services)
{
    private const string IncomingRef = $"refs/memoryvault/incoming/{RemoteVault.Name}";

    private EnvelopeExchange? _envelope;

    /// <summary>Gets who can read it; empty where it is in the clear.</summary>
    internal IReadOnlyList<EnvelopeRecipient> Recipients => _envelope?.Seen?.Recipients ?? [];

    /// <summary>Gets the fingerprint of the envelope, or null.</summary>
    internal string? Fingerprint => _envelope?.Fingerprint;

    /// <summary>Fetches.</summary>
    /// <returns>The newest commit; null where there is none.</returns>
    /// <exception cref="VaultException">It cannot be reached, read or trusted.</exception>
    internal async Task<ObjectId?> FetchAsync(CancellationToken cancellationToken)
    {
        var isFolder = EnvelopeExchanges.FolderOf(url) is { } folder && Directory.Exists(folder);
        if (!isFolder && options.Identity is null)
        {
            var head = await repository.FetchAsync(url, "+" + Vault.MainRef, IncomingRef, cancellationToken).ConfigureAwait(false)
                ? await repository.ReadRefAsync(IncomingRef, cancellationToken).ConfigureAwait(false) : null;
            if (head is null || !await IsEnvelopeAsync(head, cancellationToken).ConfigureAwait(false))
            {
                return options.Expect is null ? head : throw new InvalidInputException(url, $"'{url}' is not encrypted and has no fingerprint.", "Check the URL. If it is right, somebody has put something else there.");
            }
        }

        return await FetchEnvelopeAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectId?> FetchEnvelopeAsync(CancellationToken cancellationToken)
    {
        _envelope = EnvelopeExchanges.Open(repository, new RemoteAccess(url), Vault.MainRef, new EnvelopeSettings
        {
            Paths = RemoteExchanges.PathsOf(paths, RemoteVault.Name), IncomingRef = IncomingRef, Identity = options.Identity, Services = services,
        });
        var head = await _envelope.FetchAsync(cancellationToken).ConfigureAwait(false);
        return options.Expect is not { } expected || expected.Trim().Equals(Fingerprint, StringComparison.OrdinalIgnoreCase) ? head : throw new EnvelopeInvalidException(
            _envelope.Place, EnvelopeFileName.Readme, EnvelopeFault.Replaced, $"and the rest belong to the chain '{Fingerprint}', and not to '{Display.PrintableName.Of(expected)}'");
    }

    private async Task<bool> IsEnvelopeAsync(ObjectId head, CancellationToken cancellationToken)
    {
        var tree = await repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        return (await repository.Objects.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false)).Any(entry => EnvelopeFileName.TryParse(entry.Name) is { IsManifest: true });
    }
}
