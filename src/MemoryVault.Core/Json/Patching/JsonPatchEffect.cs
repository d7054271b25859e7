using MemoryVault.Json.Drafts;

namespace MemoryVault.Json.Patching;

/// <summary>What an operation did to a document, from which the operations follow that take it back.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Place">Where it took place: its path, with the index instead of <c>-</c>.</param>
/// <param name="Before">What it took away there, or null: a value, or a draft that has left the document.</param>
/// <param name="Moved">What a move moved; null if it stayed where it was.</param>
internal sealed record JsonPatchEffect(JsonPatchOperation Operation, JsonPointer Place, object? Before, JsonValue? Moved = null)
{
    /// <summary>Gives the operations that take it back, in their order.</summary>
    internal IReadOnlyList<JsonPatchOperation> Inverse() => Operation.Kind switch
    {
        JsonPatchOperationKind.Test => [],
        JsonPatchOperationKind.Remove => [JsonPatchOperation.Add(Place, Old()!)],
        JsonPatchOperationKind.Move when Moved is null => [],
        JsonPatchOperationKind.Move => InverseOfMove(Operation.From!, Moved),
        _ => [InverseOfAdd()],
    };

    // A value cannot be moved into itself; and what it replaced must come back before it leaves, as its old place may be an element whose return shifts that
    // one. In both cases what was moved comes back as an addition.
    private IReadOnlyList<JsonPatchOperation> InverseOfMove(JsonPointer from, JsonValue moved) => Before is not null || Place.IsPrefixOf(from)
        ? [InverseOfAdd(), JsonPatchOperation.Add(from, moved)]
        : [JsonPatchOperation.Move(Place, from)];

    private JsonPatchOperation InverseOfAdd() =>
        Old() is { } old ? JsonPatchOperation.Replace(Place, old) : JsonPatchOperation.Remove(Place);

    private JsonValue? Old() => Before is null ? null : ContainerDraft.Freeze(Before);
}
