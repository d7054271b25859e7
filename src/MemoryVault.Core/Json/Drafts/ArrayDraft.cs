using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json.Drafts;

/// <summary>An array while it is changed.</summary>
internal sealed class ArrayDraft : ContainerDraft
{
    private readonly GapList _items;

    internal ArrayDraft(JsonArray original) => _items = new GapList(original.Items);

    /// <inheritdoc/>
    internal override int Count => _items.Count;

    /// <inheritdoc/>
    internal override bool TryGet(string token, [NotNullWhen(true)] out object? held)
    {
        held = JsonArrayIndex.TryParse(token, Count, out var index) ? _items[index] : null;
        return held is not null;
    }

    /// <inheritdoc/>
    internal override bool TryReplace(string token, object value, [NotNullWhen(true)] out object? replaced)
    {
        replaced = null;
        if (JsonArrayIndex.TryParse(token, Count, out var index))
        {
            replaced = _items[index];
            _items[index] = value;
        }

        return replaced is not null;
    }

    /// <inheritdoc/>
    internal override bool TryAdd(string token, JsonValue value, out object? replaced)
    {
        replaced = null;
        var index = Count;
        if (token != "-" && !JsonArrayIndex.TryParse(token, Count + 1, out index))
        {
            return false;
        }

        _items.Insert(index, value);
        return true;
    }

    /// <inheritdoc/>
    internal override bool TryRemove(string token, [NotNullWhen(true)] out object? removed)
    {
        removed = JsonArrayIndex.TryParse(token, Count, out var index) ? _items.RemoveAt(index) : null;
        return removed is not null;
    }

    /// <inheritdoc/>
    internal override JsonArray Freeze()
    {
        var values = new JsonValue[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Freeze(_items[i]);
        }

        return new JsonArray(values);
    }
}
