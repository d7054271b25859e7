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

    /// <summary>Tells how a project lies in a place; nothing is contacted.</summary>
    KnowledgeShape Describe(KnowledgeProject project, KnowledgePlace place);

    /// <summary>Opens a place of a project.</summary>
    /// <exception cref="VaultException">It cannot be reached, is not there, or may not be made.</exception>
    Task<KnowledgeLink> OpenAsync(KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, CancellationToken cancellationToken);

    /// <summary>Gets a value indicating whether a place holds more than one project, so that only the files of one are deleted, by a commit.</summary>
    bool HoldsOthers { get; }

    /// <summary>Deletes a place as a whole; not asked for where <see cref="HoldsOthers"/>.</summary>
    /// <exception cref="VaultException">It could not be deleted.</exception>
    Task DeleteAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken);
}
