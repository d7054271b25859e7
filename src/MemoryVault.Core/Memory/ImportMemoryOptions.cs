using MemoryVault.Json.Merge;

namespace MemoryVault.Memory;

/// <summary>What is taken into the shared memory.</summary>
public sealed record ImportMemoryOptions
{
    /// <summary>Gets the file or folder, absolute.</summary>
    public required string Path { get; init; }

    /// <summary>Gets in whose name; null for the vault itself.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets what is done where the memory has another value already. Ours is what is taken in.</summary>
    public MergeStrategy Strategy { get; init; } = MergeStrategy.Fail;

    /// <summary>Gets a value indicating whether it is only worked out.</summary>
    public bool DryRun { get; init; }
}
