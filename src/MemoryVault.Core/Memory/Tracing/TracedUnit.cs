using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>What is followed back through the history as one: a value inside of an entry, or an entry of a section.</summary>
/// <param name="Number">Its place in the answer.</param>
/// <param name="Path">The entry.</param>
/// <param name="Pointer">Where it stands in the state that is asked about.</param>
/// <param name="At">Where it stands in the version that is looked at: elements before it in an array may have come and gone.</param>
/// <param name="Value">The value; null for an entry of a section.</param>
internal sealed record TracedUnit(int Number, EntryPath Path, JsonPointer Pointer, JsonPointer At, JsonValue? Value);
