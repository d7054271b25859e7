using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json;

/// <summary>A list of values, in their order.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "JSON calls it an array.")]
public sealed class JsonArray : JsonValue, IReadOnlyList<JsonValue>
{
    private readonly JsonValue[] _items;
    private int _hash; // 0 until it is worked out

    /// <summary>Makes a list.</summary>
    /// <exception cref="JsonTooDeepException">Arrays and objects would stand more than 1,024 deep in each other.</exception>
    public JsonArray(IEnumerable<JsonValue> items)
        : this([.. items])
    {
    }

    /// <summary>Makes a list that owns what it is given.</summary>
    internal JsonArray(JsonValue[] items)
    {
        _items = items;
        Depth = JsonDepth.Around(items);
    }

    /// <summary>Gets the list without elements.</summary>
    public static JsonArray Empty { get; } = new(Array.Empty<JsonValue>());

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Array;

    /// <summary>Gets the number of elements.</summary>
    public int Count => _items.Length;

    /// <inheritdoc/>
    internal override int Depth { get; }

    /// <summary>Gets the elements.</summary>
    internal ReadOnlySpan<JsonValue> Items => _items;

    /// <summary>Gets an element.</summary>
    public JsonValue this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonArray array || array.Count != Count || array.GetHashCode() != GetHashCode())
        {
            return false;
        }

        for (var i = 0; i < _items.Length; i++)
        {
            if (!_items[i].Equals(array._items[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = 0x61727279u;
            foreach (var item in _items)
            {
                hash = (hash * 16777619) ^ (uint)item.GetHashCode();
            }

            _hash = hash == 0 ? 1 : (int)hash;
        }

        return _hash;
    }
}
