namespace MemoryVault.Knowledge;

/// <summary>What a place of a knowledge project is.</summary>
public enum KnowledgePlaceKind
{
    /// <summary>A branch of a git repository.</summary>
    Repository,

    /// <summary>A gist.</summary>
    Gist,
}
