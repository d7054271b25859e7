using System.Globalization;

namespace MemoryVault.Json;

/// <summary>A value of one of our own small JSON files, which are read at every start.</summary>
/// <remarks>
/// It might be tempting to use System.Text.Json here, too. Do not: its first document costs 12 ms of a program that starts in 20,
/// because its vectorized search is compiled at each start (docs/performance.md).
/// </remarks>
internal sealed class JsonItem(JsonItemKind kind, string spelling)
{
    private readonly List<string> _names = [];
    private readonly List<JsonItem> _items = [];

    /// <summary>Gets what it is.</summary>
    internal JsonItemKind Kind { get; } = kind;

    /// <summary>Gets the names of an object's members, in their order.</summary>
    internal IReadOnlyList<string> Names => _names;

    /// <summary>Gets the elements of a list, or the values of an object's members.</summary>
    internal IReadOnlyList<JsonItem> Items => _items;

    /// <summary>Gives a member; null where there is none. Of two with one name, the last counts.</summary>
    internal JsonItem? Find(string member)
    {
        Expect(JsonItemKind.Object, "an object");
        for (var i = _names.Count - 1; i >= 0; i--)
        {
            if (_names[i] == member)
            {
                return _items[i];
            }
        }

        return null;
    }

    /// <summary>Gives a member that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    internal JsonItem Get(string member) => Find(member) ?? throw new FormatException($"'{member}' is missing.");

    /// <summary>Gives a member that must be a string.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    internal string Text(string member) => OptionalText(member) ?? throw new FormatException($"'{member}' is missing or no string.");

    /// <summary>Gives a member that is a string; null where it is something else or missing.</summary>
    internal string? OptionalText(string member) => Find(member) is { Kind: JsonItemKind.Text } found ? found.AsText() : null;

    /// <summary>Reads the elements of a list that may be missing.</summary>
    /// <exception cref="FormatException">It is there and no list.</exception>
    internal IReadOnlyList<T> List<T>(string member, Func<JsonItem, T> read)
        where T : class
    {
        var values = new List<T>();
        if (Find(member) is { Kind: not JsonItemKind.Null } found)
        {
            found.Expect(JsonItemKind.Array, "a list");
            foreach (var item in found._items)
            {
                values.Add(read(item));
            }
        }

        return values;
    }

    /// <summary>Gives a list of strings that may be missing.</summary>
    internal IReadOnlyList<string> Texts(string member) => List(member, item => item.AsText());

    /// <summary>Gives the string.</summary>
    internal string AsText() => Expect(JsonItemKind.Text, "a string");

    /// <summary>Gives the number, which must be whole.</summary>
    internal long AsInt64() =>
        long.TryParse(Expect(JsonItemKind.Number, "a number"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{spelling} is not a whole number, or out of range.");

    /// <summary>Gives the number, which must be whole and of 32 bits.</summary>
    internal int AsInt32() => AsInt64() is >= int.MinValue and <= int.MaxValue and var number
        ? (int)number
        : throw new FormatException($"{spelling} is out of range.");

    /// <summary>Gives the number.</summary>
    internal double AsDouble() => double.Parse(Expect(JsonItemKind.Number, "a number"), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Gives true or false.</summary>
    internal bool AsBoolean() => Kind == JsonItemKind.True || (Kind == JsonItemKind.False ? false : throw new FormatException("True or false was expected."));

    /// <summary>Adds an element.</summary>
    internal void Add(JsonItem item) => _items.Add(item);

    /// <summary>Adds a member.</summary>
    internal void Add(string name, JsonItem item)
    {
        _names.Add(name);
        _items.Add(item);
    }

    private string Expect(JsonItemKind expected, string words) =>
        Kind == expected ? spelling : throw new FormatException($"{words} was expected where there is {Kind.ToString().ToLowerInvariant()}.");
}
