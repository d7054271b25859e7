namespace MemoryVault.Json.Merge;

/// <summary>The elements of an array with a key each, all different.</summary>
internal sealed class KeyedElements
{
    private readonly Dictionary<JsonValue, int> _indices;

    private KeyedElements(List<JsonValue> elements, List<JsonValue> keys, Dictionary<JsonValue, int> indices)
    {
        Elements = elements;
        Keys = keys;
        _indices = indices;
    }

    internal int Count => Keys.Count;

    /// <summary>Gets how many have a key that is not the whole element.</summary>
    internal int Identified { get; private init; }

    internal IReadOnlyList<JsonValue> Elements { get; }

    internal IReadOnlyList<JsonValue> Keys { get; }

    /// <summary>Gives the index of a key, or -1.</summary>
    internal int IndexOf(JsonValue key) => _indices.TryGetValue(key, out var index) ? index : -1;

    /// <summary>Takes the elements of a set: each is its own key, and one that is there twice counts once.</summary>
    internal static KeyedElements OfSet(JsonArray array)
    {
        var (elements, indices) = (new List<JsonValue>(array.Count), new Dictionary<JsonValue, int>(array.Count));
        foreach (var element in array.Items)
        {
            if (indices.TryAdd(element, elements.Count))
            {
                elements.Add(element);
            }
        }

        return new KeyedElements(elements, elements, indices);
    }

    /// <summary>Takes elements by what identifies them; null if one has no identity, or two have the same.</summary>
    internal static KeyedElements? Of(JsonArray array, ElementIdentity identity)
    {
        var (elements, keys) = (new List<JsonValue>(array.Count), new List<JsonValue>(array.Count));
        var indices = new Dictionary<JsonValue, int>(array.Count);
        foreach (var element in array.Items)
        {
            if (identity.KeyOf(element) is not { } key || !indices.TryAdd(key, elements.Count))
            {
                return null;
            }

            elements.Add(element);
            keys.Add(key);
        }

        return new KeyedElements(elements, keys, indices);
    }

    /// <summary>
    /// Takes records: those that have an identity by that, the others by what they are and how often that came before; null if two have
    /// the same identity.
    /// </summary>
    internal static KeyedElements? OfRecords(JsonArray array, ElementIdentity? identity)
    {
        var (keys, indices, times) = (new List<JsonValue>(array.Count), new Dictionary<JsonValue, int>(array.Count), new Dictionary<JsonValue, int>());
        var identified = 0;
        foreach (var element in array.Items)
        {
            var known = identity?.KeyOf(element);
            var key = known is null ? new JsonArray([element, JsonNumber.Of(CountUp(times, element))]) : new JsonArray([known]);
            if (!indices.TryAdd(key, keys.Count))
            {
                return null;
            }

            identified += known is null ? 0 : 1;
            keys.Add(key);
        }

        return new KeyedElements([.. array.Items], keys, indices) { Identified = identified };
    }

    private static int CountUp(Dictionary<JsonValue, int> times, JsonValue element)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(times, element, out _);
        return count++;
    }
}
