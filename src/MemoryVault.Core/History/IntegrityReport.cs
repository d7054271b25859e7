using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>What a verification found.</summary>
public sealed record IntegrityReport
{
    /// <summary>Gets a value indicating whether every object is sound and every file was restored byte for byte.</summary>
    public bool Passed => Problems.Count == 0;

    /// <summary>Gets the revision that was restored.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the files restored and compared.</summary>
    public int Files { get; init; }

    /// <summary>Gets their bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets what is wrong.</summary>
    public IReadOnlyList<ItemError> Problems { get; init; } = [];

    /// <summary>Gets what to know of it that is not wrong.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Gets when it was done.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets how long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
