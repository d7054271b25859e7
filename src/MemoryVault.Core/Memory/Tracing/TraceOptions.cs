using System.Diagnostics.CodeAnalysis;
using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>What <see cref="TraceMemory"/> is asked about.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed record TraceOptions
{
    /// <summary>Gets the entry, or the section.</summary>
    public required EntryPath Path { get; init; }

    /// <summary>Gets the value inside of it that is asked about, as one; null for each value by itself.</summary>
    public JsonPointer? Pointer { get; init; }

    /// <summary>Gets the revision, event or time whose state is asked about; null for the newest.</summary>
    public string? At { get; init; }
}
