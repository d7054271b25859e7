namespace MemoryVault.Backup;

/// <summary>What a memory file holds.</summary>
public enum MemoryFileKind
{
    /// <summary>Something else that belongs to the agent.</summary>
    Other,

    /// <summary>What the agent learned.</summary>
    Memory,

    /// <summary>What the agent was told: rules, instructions, skills.</summary>
    Instruction,

    /// <summary>A session, word by word.</summary>
    Transcript,

    /// <summary>Tasks and plans.</summary>
    Task,

    /// <summary>An index of other files.</summary>
    Index,

    /// <summary>Settings.</summary>
    Configuration,
}
