namespace MemoryVault.Transcripts;

/// <summary>The bounds of what a source may send: a stream from outside may be made to fill the disk.</summary>
public sealed record SessionLimits
{
    /// <summary>Gets the most files and other members that are looked at.</summary>
    public int MaximumMembers { get; init; } = 100_000;

    /// <summary>Gets the size of the largest file, in bytes.</summary>
    public long MaximumFileBytes { get; init; } = 1L << 30;

    /// <summary>Gets the most bytes of all files of one pull, after expansion.</summary>
    public long MaximumTotalBytes { get; init; } = 16L << 30;

    /// <summary>Gets how many times larger than what was received the expansion may be, once it is over 64 MiB.</summary>
    public int MaximumRatio { get; init; } = 1000;
}
