namespace MemoryVault.History;

/// <summary>What a restore does with one file.</summary>
public enum RestoreAction
{
    /// <summary>It is not there and is written.</summary>
    Create,

    /// <summary>It is there with other content, which is kept in the safety commit, and is replaced.</summary>
    Replace,

    /// <summary>It is there with the same bytes.</summary>
    Keep,
}
