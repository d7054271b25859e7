using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Opens the places of one kind.</summary>
internal interface IKnowledgeHost
{
    /// <summary>Reads what an address says of a place.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="address">The address, which names a place of this kind.</param>
    /// <returns>The place, with a name that it would like to have.</returns>
    /// <exception cref="VaultException">It is no address of such a place.</exception>
    KnowledgePlace Read(string project, KnowledgeAddress address);

    /// <summary>Opens a place of a project.</summary>
    /// <exception cref="VaultException">It cannot be reached, is not there, or may not be made.</exception>
    Task<KnowledgeLink> OpenAsync(KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, CancellationToken cancellationToken);

    /// <summary>Deletes a place as a whole.</summary>
    /// <returns>False where it holds more than the project (a repository): then only the project's files are removed from it, by a commit.</returns>
    /// <exception cref="VaultException">It could not be deleted.</exception>
    Task<bool> TryDeleteAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken);
}
