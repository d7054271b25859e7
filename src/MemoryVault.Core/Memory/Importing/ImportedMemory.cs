using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Importing;

/// <summary>What was read from outside.</summary>
/// <param name="Form">What it was.</param>
/// <param name="Memory">The memory as it is there.</param>
/// <param name="Events">What led to it, oldest first.</param>
/// <param name="Errors">The files that could not be read.</param>
internal sealed record ImportedMemory(ImportForm Form, JsonObject Memory, IReadOnlyList<ImportedEvent> Events, IReadOnlyList<ItemError> Errors);
