namespace MemoryVault.Faults.Tracing;

/// <summary>What becomes of a system call.</summary>
internal enum Fate
{
    /// <summary>It is made.</summary>
    Pass,

    /// <summary>The process that was to make it is killed before.</summary>
    KillProcess,

    /// <summary>All processes of the command are killed before.</summary>
    KillAll,

    /// <summary>It is not made, and fails.</summary>
    Fail,
}
