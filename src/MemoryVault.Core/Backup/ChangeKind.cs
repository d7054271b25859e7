namespace MemoryVault.Backup;

/// <summary>What happened to a file between two states.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its content or mode is another.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}
