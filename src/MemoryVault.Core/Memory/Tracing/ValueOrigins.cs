using System.Globalization;
using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>
/// Finds for values of a newer version where they stood in the older one: the patch between the two is walked backwards, and what an operation wrote stood
/// nowhere.
/// </summary>
internal sealed class ValueOrigins(JsonValue older, JsonValue newer)
{
    private readonly IReadOnlyList<JsonPatchOperation> _operations = JsonPatch.Between(older, newer).Operations;

    /// <summary>Gives the units that were there, with the same value, at their older place.</summary>
    internal IEnumerable<TracedUnit> Find(IReadOnlyList<TracedUnit> units)
    {
        foreach (var unit in units)
        {
            if (Before(unit.At) is { } at && at.TryResolve(older, out var was) && was.Equals(unit.Value))
            {
                yield return unit with { At = at };
            }
        }
    }

    private JsonPointer? Before(JsonPointer pointer)
    {
        string[] tokens = [.. pointer.Tokens];
        var isInArray = ContainersOf(pointer);
        for (var i = _operations.Count - 1; i >= 0; i--)
        {
            if (!StepBack(tokens, isInArray, _operations[i]))
            {
                return null;
            }
        }

        return tokens.Aggregate(JsonPointer.Root, (at, token) => at.Append(token));
    }

    // Which tokens are indices. That does not change on the way back: a container that became another one was written by an operation.
    private bool[] ContainersOf(JsonPointer pointer)
    {
        var isInArray = new bool[pointer.Tokens.Count];
        for (var depth = 0; depth < isInArray.Length; depth++)
        {
            isInArray[depth] = pointer.First(depth).TryResolve(newer, out var container) && container is JsonArray;
        }

        return isInArray;
    }

    // False if the operation wrote the value, or something inside of it.
    private static bool StepBack(string[] tokens, bool[] isInArray, JsonPatchOperation operation)
    {
        var path = operation.Path.Tokens;
        for (var depth = 0; depth < path.Count - 1; depth++)
        {
            if (depth == tokens.Length)
            {
                return false;
            }

            if (tokens[depth] != path[depth])
            {
                return true;
            }
        }

        var last = path.Count - 1;
        if (last < 0 || last >= tokens.Length)
        {
            return false;
        }

        return isInArray[last] && operation.Kind != JsonPatchOperationKind.Replace
            ? Shift(tokens, last, path[last], operation.Kind)
            : operation.Kind == JsonPatchOperationKind.Remove || tokens[last] != path[last];
    }

    private static bool Shift(string[] tokens, int at, string index, JsonPatchOperationKind kind)
    {
        var changed = int.Parse(index, CultureInfo.InvariantCulture);
        var mine = int.Parse(tokens[at], CultureInfo.InvariantCulture);
        if (kind == JsonPatchOperationKind.Add && mine == changed)
        {
            return false;
        }

        var step = kind == JsonPatchOperationKind.Add ? (mine > changed ? -1 : 0) : mine >= changed ? 1 : 0;
        tokens[at] = (mine + step).ToString(CultureInfo.InvariantCulture);
        return true;
    }
}
