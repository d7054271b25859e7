namespace MemoryVault.Knowledge;

/// <summary>Whose folder a knowledge project is.</summary>
public enum KnowledgeLayout
{
    /// <summary>A plain folder.</summary>
    Folder,

    /// <summary>A project of engram: <c>~/memory/knowledge/&lt;project&gt;</c>, with every category that it has.</summary>
    Engram,
}
