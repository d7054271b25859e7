using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Puts an envelope around the wire to a place that is encrypted. The branch there then holds opaque files, of a repository and of a gist alike.</summary>
internal static class PlaceEnvelope
{
    /// <summary>Gives the wire that knowledge is exchanged over.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="project">The project.</param>
    /// <param name="link">The place as its host opened it.</param>
    /// <param name="adopt">Who is told whose the place is.</param>
    /// <exception cref="InvalidInputException">A recipient is none.</exception>
    internal static ICommitExchange Wrap(Vault vault, KnowledgeProject project, KnowledgeLink link, Func<IReadOnlyList<EnvelopeRecipient>, CancellationToken, Task> adopt)
    {
        if (!link.Place.IsEncrypted)
        {
            return link.Exchange;
        }

        var settings = new EnvelopeSettings
        {
            Paths = PathsOf(vault, project, link.Place),
            IncomingRef = KnowledgeRefs.Incoming(project.Name, link.Place.Name),
            Recipients = link.Place.Recipients.Count == 0 ? [] : EnvelopeRecipients.Parse(link.Place.Recipients),
            Identity = link.Place.Identity,
            Services = vault.Services,
            Adopt = adopt,
            Warn = (name, message) => vault.Log(VaultLogLevel.Warning, name, message, project.Name),
        };

        // Another wire would carry everything in the clear.
        return link.Exchange is IBranchWire wire
            ? wire.Enclose((remote, branch) => EnvelopeExchanges.Open(vault.Repository, remote, branch, settings))
            : throw new InvalidInputException(link.Place.Name, $"The place '{link.Place.Name}' cannot hold encrypted files.", "Use a git repository.");
    }

    /// <summary>Gives where this machine keeps what it knows of the envelope.</summary>
    internal static EnvelopePaths PathsOf(Vault vault, KnowledgeProject project, KnowledgePlace place) => EnvelopePaths.Of(vault.Paths, "knowledge", project.Name, place.Name);
}
