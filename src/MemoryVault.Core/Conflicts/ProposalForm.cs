namespace MemoryVault.Conflicts;

/// <summary>What form a proposed change of the shared memory has.</summary>
public enum ProposalForm
{
    /// <summary>The whole memory, as it shall be.</summary>
    Document,

    /// <summary>An RFC 6902 patch.</summary>
    Patch,

    /// <summary>An RFC 7396 merge patch.</summary>
    MergePatch,
}
