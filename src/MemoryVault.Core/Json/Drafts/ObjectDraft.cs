using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json.Drafts;

/// <summary>An object while it is changed. The members that it had keep their places, new ones come last.</summary>
internal sealed class ObjectDraft : ContainerDraft
{
    private readonly JsonObject _original;
    private readonly List<object?> _held; // null: taken away
    private readonly List<string> _addedNames = [];
    private readonly Dictionary<string, int> _addedPlaces = new(StringComparer.Ordinal);
    private int _removed;

    internal ObjectDraft(JsonObject original)
    {
        _original = original;
        _held = new List<object?>(original.Count + 4);
        foreach (var value in original.Values)
        {
            _held.Add(value);
        }
    }

    /// <inheritdoc/>
    internal override int Count => _held.Count - _removed;

    /// <inheritdoc/>
    internal override bool TryGet(string token, [NotNullWhen(true)] out object? held)
    {
        var place = PlaceOf(token);
        held = place < 0 ? null : _held[place];
        return held is not null;
    }

    /// <inheritdoc/>
    internal override bool TryReplace(string token, object value, [NotNullWhen(true)] out object? replaced)
    {
        if (!TryGet(token, out replaced))
        {
            return false;
        }

        _held[PlaceOf(token)] = value;
        return true;
    }

    /// <inheritdoc/>
    internal override bool TryAdd(string token, JsonValue value, out object? replaced)
    {
        var place = PlaceOf(token);
        replaced = place < 0 ? null : _held[place];
        if (place < 0)
        {
            _addedPlaces.Add(token, _held.Count);
            _addedNames.Add(token);
            _held.Add(value);
        }
        else
        {
            _removed -= replaced is null ? 1 : 0;
            _held[place] = value;
        }

        return true;
    }

    /// <inheritdoc/>
    internal override bool TryRemove(string token, [NotNullWhen(true)] out object? removed)
    {
        if (!TryGet(token, out removed))
        {
            return false;
        }

        _held[PlaceOf(token)] = null;
        _removed++;
        return true;
    }

    /// <inheritdoc/>
    internal override JsonObject Freeze()
    {
        var hasOtherNames = _removed > 0 || _addedNames.Count > 0;
        var names = hasOtherNames ? new string[Count] : [];
        var values = new JsonValue[Count];
        for (int from = 0, to = 0; from < _held.Count; from++)
        {
            if (_held[from] is not { } held)
            {
                continue;
            }

            if (hasOtherNames)
            {
                names[to] = from < _original.Count ? _original.Names[from] : _addedNames[from - _original.Count];
            }

            values[to++] = Freeze(held);
        }

        return new JsonObject(hasOtherNames ? new JsonNames(names) : _original.SharedNames, values);
    }

    private int PlaceOf(string name)
    {
        var place = _original.SharedNames.IndexOf(name);
        return place >= 0 ? place : _addedPlaces.GetValueOrDefault(name, -1);
    }
}
