namespace MemoryVault.Faults.Tracing;

/// <summary>What is to become of a system call.</summary>
/// <param name="Fate">What.</param>
/// <param name="Error">The number of the error that it fails with (errno).</param>
internal readonly record struct Verdict(Fate Fate, int Error = 0)
{
    /// <summary>Gets that it is made.</summary>
    internal static Verdict Pass => new(Fate.Pass);
}
