using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>
/// What changes at one place of the shared memory. A change is of an entry, where the section is an object before and after; a section that
/// appears, vanishes, or is no object on one side, is one change with the path of the section and its whole values.
/// </summary>
/// <param name="Path">The entry or section.</param>
/// <param name="Before">The value before; null if there was none.</param>
/// <param name="After">The value after; null if there is none.</param>
public sealed record EntryChange(EntryPath Path, JsonValue? Before, JsonValue? After);
