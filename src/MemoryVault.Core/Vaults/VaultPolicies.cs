namespace MemoryVault.Vaults;

/// <summary>The bounds and choices of a vault, each with a default that suits most.</summary>
public sealed record VaultPolicies
{
    /// <summary>Gets the largest file that is backed up, in bytes. 100 MB is also the most that GitHub takes.</summary>
    public long MaximumFileBytes { get; init; } = 100_000_000;

    /// <summary>Gets the share (0 to 1) that a file may lose at once before it counts as damaged.</summary>
    public double ShrinkLimit { get; init; } = 0.9;

    /// <summary>Gets the size in bytes below which a file that shrinks is never taken for damaged (a file gone to 0 bytes always is).</summary>
    public long ShrinkMinimumBytes { get; init; } = 1024;

    /// <summary>Gets the number of loose objects above which a sync repacks.</summary>
    public int OptimizeLooseObjects { get; init; } = 4000;

    /// <summary>Gets the number of packs above which a sync repacks.</summary>
    public int OptimizePacks { get; init; } = 40;

    /// <summary>Gets the bytes of file content committed since the last packing above which a sync repacks.</summary>
    public long OptimizeBytes { get; init; } = 200_000_000;

    /// <summary>Gets the days after which a vault without a proven restore is no longer called healthy.</summary>
    public int ProofDays { get; init; } = 30;

    /// <summary>Gets the object store: <c>auto</c> (libgit2 where it is found and the program stays, as a PowerShell session does), <c>git</c> or <c>libgit2</c>.</summary>
    public string GitEngine { get; init; } = "auto";

    /// <summary>Gets the seconds that a remote may be silent, or move next to nothing, before it counts as failed.</summary>
    public int RemoteTimeoutSeconds { get; init; } = 120;

    /// <summary>Gets the seconds that the clocks of two hosts may differ without a lease being taken for expired, or for one of the future.</summary>
    public int ClockSkewSeconds { get; init; } = 10;

    /// <summary>Gets a value indicating whether an agent may check in without a lease, if it names the state that it started from and nobody else has a lease there.</summary>
    public bool OptimisticCheckin { get; init; } = true;
}
