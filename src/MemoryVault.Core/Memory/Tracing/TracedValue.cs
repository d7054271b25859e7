using System.Diagnostics.CodeAnalysis;
using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>A value of the memory and who gave it that value.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed record TracedValue
{
    /// <summary>Gets the entry, as <c>section/key</c>; the section, where that is one value.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the place inside of the entry; the empty pointer for the entry as a whole.</summary>
    public required JsonPointer Pointer { get; init; }

    /// <summary>Gets the value; null where the entries of a section are listed.</summary>
    public JsonValue? Value { get; init; }

    /// <summary>Gets the commit that gave it its value.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the event; null if another program made the commit.</summary>
    public string? EventId { get; init; }

    /// <summary>Gets what the event is: <c>checkin</c>, <c>import</c>, ...; empty if another program made the commit.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the agent; null for the vault itself.</summary>
    public string? AgentId { get; init; }

    /// <summary>Gets the machine; null if another program made the commit.</summary>
    public string? Machine { get; init; }

    /// <summary>Gets when it was.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Gets what the agent had it from; null if it did not say.</summary>
    public string? Source { get; init; }

    /// <summary>Gets how sure the agent was, 0 to 1; null if it did not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets why; null if the agent did not say.</summary>
    public string? Justification { get; init; }

    /// <summary>Gets the vault's folder, so that it pipes.</summary>
    public required string Vault { get; init; }
}
