using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>A value of the shared memory, where it stands and of which state it is.</summary>
public sealed record MemoryEntry
{
    /// <summary>Gets the section.</summary>
    public required string Section { get; init; }

    /// <summary>Gets the key; null for a section that is one value.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the value.</summary>
    public required JsonValue Value { get; init; }

    /// <summary>Gets the commit that it was read from.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the vault's folder, so that it pipes.</summary>
    public required string Vault { get; init; }
}
