namespace MemoryVault.Memory.Events;

/// <summary>Whether somebody must look at an event.</summary>
public enum ReviewState
{
    /// <summary>Nobody must.</summary>
    None,

    /// <summary>Somebody must, and nobody has approved it.</summary>
    Required,

    /// <summary>Somebody has approved it.</summary>
    Approved,
}
