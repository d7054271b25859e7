using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>Writes changes of the memory as a patch (RFC 6902) of the memory as one document.</summary>
public static class MemoryPatch
{
    /// <summary>Works the patch out; its length is that of the changes.</summary>
    public static JsonPatch Of(IEnumerable<EntryChange> changes) => new(changes.SelectMany(Operations));

    private static IEnumerable<JsonPatchOperation> Operations(EntryChange change)
    {
        var at = change.Path.ToPointer();
        return (change.Before, change.After) switch
        {
            (null, null) => [],
            (null, { } after) => [JsonPatchOperation.Add(at, after)],
            ({ }, null) => [JsonPatchOperation.Remove(at)],
            ({ } before, { } after) => JsonPatch.Between(before, after).Operations.Select(operation => operation with { Path = Below(at, operation.Path) }),
        };
    }

    private static JsonPointer Below(JsonPointer at, JsonPointer path)
    {
        foreach (var token in path.Tokens)
        {
            at = at.Append(token);
        }

        return at;
    }
}
