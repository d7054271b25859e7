namespace MemoryVault.Knowledge;

/// <summary>How a project stands to a place, as far as is known without asking it.</summary>
public enum KnowledgeState
{
    /// <summary>It was not exchanged with the place yet, or has none.</summary>
    NotPublished,

    /// <summary>The folder and the vault have nothing that the place did not have at the last exchange.</summary>
    Published,

    /// <summary>The folder or the vault has changes to publish.</summary>
    Changed,

    /// <summary>It is there and not on this machine.</summary>
    Elsewhere,
}
