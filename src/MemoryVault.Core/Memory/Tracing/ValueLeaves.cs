using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>Lists the values of a document that hold no others: texts, numbers, words, and empty arrays and objects.</summary>
internal static class ValueLeaves
{
    /// <summary>Lists them in the order of the document.</summary>
    internal static IEnumerable<KeyValuePair<JsonPointer, JsonValue>> Of(JsonValue document)
    {
        var stack = new Stack<KeyValuePair<JsonPointer, JsonValue>>();
        stack.Push(new(JsonPointer.Root, document));
        while (stack.TryPop(out var next))
        {
            var (at, value) = next;
            if (value is JsonObject { Count: > 0 } members)
            {
                foreach (var (name, member) in members.Reverse())
                {
                    stack.Push(new(at.Append(name), member));
                }
            }
            else if (value is JsonArray { Count: > 0 } items)
            {
                for (var i = items.Count - 1; i >= 0; i--)
                {
                    stack.Push(new(at.Append(i), items[i]));
                }
            }
            else
            {
                yield return next;
            }
        }
    }
}
