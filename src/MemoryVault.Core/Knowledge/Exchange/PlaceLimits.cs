namespace MemoryVault.Knowledge;

/// <summary>What this version cannot do with a place: it is refused, and never done by half.</summary>
internal static class PlaceLimits
{
    /// <summary>Throws where a place wants more than there is.</summary>
    /// <exception cref="Vaults.VaultException">It does.</exception>
    internal static void Require(KnowledgeProject project, KnowledgePlace place)
    {
        if (place.IsEncrypted && project.Places.Any(each => each.Name == place.Name && !each.IsEncrypted))
        {
            throw new KnowledgeInTheClearException(project.Name, place.Name);
        }
    }
}
