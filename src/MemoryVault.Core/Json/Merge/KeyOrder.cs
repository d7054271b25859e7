namespace MemoryVault.Json.Merge;

/// <summary>An order of keys that does not depend on which side has which: whole numbers by size, the rest by text.</summary>
internal static class KeyOrder
{
    internal static int Compare(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonNumber a, JsonNumber b) when a.TryGetInt64(out var x) && b.TryGetInt64(out var y) => x.CompareTo(y),
        (JsonArray { Count: > 0 } a, JsonArray { Count: > 0 } b) => Compare(a, b),
        _ => CompareTexts(left, right),
    };

    internal static string TextOf(JsonValue key) => key switch
    {
        JsonString text => text.Value,
        JsonArray parts => string.Join(',', parts.Select(TextOf)),
        _ => key.ToString(),
    };

    // null, "null" and [null] have one text, and yet one of them must be the first whichever side it is on.
    private static int CompareTexts(JsonValue left, JsonValue right)
    {
        var difference = string.CompareOrdinal(TextOf(left), TextOf(right));
        return difference != 0 || left.Equals(right) ? difference
            : left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
            : string.CompareOrdinal(left.ToString(), right.ToString());
    }

    private static int Compare(JsonArray left, JsonArray right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (Compare(left[i], right[i]) is var difference and not 0)
            {
                return difference;
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}
