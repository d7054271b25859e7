namespace MemoryVault.Conflicts;

/// <summary>Whose version a conflict is resolved to.</summary>
public enum ConflictChoice
{
    /// <summary>What was left in place.</summary>
    Ours,

    /// <summary>Theirs.</summary>
    Theirs,

    /// <summary>What both came from.</summary>
    Base,

    /// <summary>What the one who resolves it gives.</summary>
    Given,
}
