using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json;

/// <summary>Values by name. The order of the members is kept and does not count when two objects are compared.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "JSON calls it an object.")]
public sealed class JsonObject : JsonValue, IReadOnlyList<KeyValuePair<string, JsonValue>>
{
    private readonly JsonNames _names;
    private readonly JsonValue[] _values;
    private int _hash; // 0 until it is worked out

    /// <summary>Makes an object.</summary>
    /// <exception cref="ArgumentException">A name is there twice, or is no Unicode text.</exception>
    /// <exception cref="JsonTooDeepException">Arrays and objects would stand more than 1,024 deep in each other.</exception>
    public JsonObject(IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        var list = members.ToList();
        _names = Checked(new JsonNames(list.ConvertAll(member => member.Key).ToArray()));
        _values = list.ConvertAll(member => member.Value).ToArray();
        Depth = JsonDepth.Around(_values);
    }

    /// <summary>Makes an object that owns what it is given, of names that are known to be good.</summary>
    internal JsonObject(JsonNames names, JsonValue[] values)
    {
        _names = names;
        _values = values;
        Depth = JsonDepth.Around(values);
    }

    /// <summary>Gets the object without members.</summary>
    public static JsonObject Empty { get; } = new(JsonNames.None, []);

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Object;

    /// <summary>Gets the number of members.</summary>
    public int Count => _values.Length;

    /// <summary>Gets the names of the members, in their order.</summary>
    public IReadOnlyList<string> Names => _names.All;

    /// <inheritdoc/>
    internal override int Depth { get; }

    /// <summary>Gets the names with their table, for an object that has the same.</summary>
    internal JsonNames SharedNames => _names;

    /// <summary>Gets the values of the members, in their order.</summary>
    internal ReadOnlySpan<JsonValue> Values => _values;

    /// <summary>Gets the member at a place.</summary>
    public KeyValuePair<string, JsonValue> this[int index] => new(_names.All[index], _values[index]);

    /// <summary>Gives the value of a member; null where there is none.</summary>
    public JsonValue? Find(string name) => _names.IndexOf(name) is var at and >= 0 ? _values[at] : null;

    /// <summary>Gives the value of a member, if there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value) => (value = Find(name)) is not null;

    /// <summary>Gives the object with a member set: in its place if it is there, else as the last.</summary>
    /// <exception cref="ArgumentException">The name is no Unicode text.</exception>
    public JsonObject With(string name, JsonValue value)
    {
        var at = _names.IndexOf(name);
        if (at < 0)
        {
            RequireUnicode(name);
            return new JsonObject(new JsonNames([.. _names.All, name]), [.. _values, value]);
        }

        var values = _values.AsSpan().ToArray();
        values[at] = value;
        return new JsonObject(_names, values);
    }

    /// <summary>Gives the object without a member.</summary>
    public JsonObject Without(string name) =>
        _names.IndexOf(name) is var at and >= 0
            ? new JsonObject(new JsonNames([.. _names.All[..at], .. _names.All[(at + 1)..]]), [.. _values[..at], .. _values[(at + 1)..]])
            : this;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonObject there || there.Count != Count || there.GetHashCode() != GetHashCode())
        {
            return false;
        }

        for (var i = 0; i < _values.Length; i++)
        {
            if (!_values[i].Equals(there.FindNear(i, _names.All[i])))
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
            var hash = 0x6F626A65u;
            for (var i = 0; i < _values.Length; i++)
            {
                // A sum, since the order does not count; each term mixed, so that two members cannot swap their values unseen.
                var term = ((uint)_names.All[i].GetHashCode(StringComparison.Ordinal) * 16777619) ^ (uint)_values[i].GetHashCode();
                hash += (term ^ (term >> 15)) * 2246822519;
            }

            _hash = hash == 0 ? 1 : (int)hash;
        }

        return _hash;
    }

    /// <summary>Gives the place of a member, or -1; it is looked for first where it most likely stands.</summary>
    internal int IndexOf(string name, int near) => near < Count && _names.All[near] == name ? near : _names.IndexOf(name);

    private static JsonNames Checked(JsonNames names)
    {
        foreach (var name in names.All)
        {
            RequireUnicode(name);
        }

        return names.FindDuplicate() is var twice and >= 0
            ? throw new ArgumentException($"The member '{names.All[twice]}' is there twice.", nameof(names))
            : names;
    }

    private static void RequireUnicode(string name)
    {
        if (!JsonUnicode.IsWellFormed(name))
        {
            throw new ArgumentException("The name of a member has half of a surrogate pair.", nameof(name));
        }
    }

    /// <summary>Gives the value of a member that most likely stands at a place.</summary>
    private JsonValue? FindNear(int index, string name) => _names.All[index] == name ? _values[index] : Find(name);
}
