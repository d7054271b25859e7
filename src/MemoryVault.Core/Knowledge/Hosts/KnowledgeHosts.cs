using MemoryVault.Knowledge.Gists;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Chooses who opens a kind of place.</summary>
internal static class KnowledgeHosts
{
    /// <summary>Gives the host of a kind of place; nothing is contacted.</summary>
    internal static IKnowledgeHost Open(Vault vault, KnowledgePlaceKind kind) => kind switch
    {
        KnowledgePlaceKind.Repository => new RepositoryHost(vault),
        _ => new GistHost(vault),
    };
}
