namespace MemoryVault.Json;

/// <summary>The names of objects that were read lately: records of one sort share them, and are not looked through for a name that is there twice.</summary>
internal sealed class JsonKnownShapes
{
    private const int Slots = 64;

    private readonly JsonNames?[] _shapes = new JsonNames?[Slots];

    /// <summary>Gives the names that are the very same strings; null where none are known. (<see cref="JsonKnownNames"/> makes them the same.)</summary>
    internal JsonNames? Find(ReadOnlySpan<string> names)
    {
        if (_shapes[SlotOf(names)] is not { } known || known.All.Length != names.Length)
        {
            return null;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (!ReferenceEquals(known.All[i], names[i]))
            {
                return null;
            }
        }

        return known;
    }

    /// <summary>Keeps names.</summary>
    internal JsonNames Remember(JsonNames names)
    {
        _shapes[SlotOf(names.All)] = names;
        return names;
    }

    private static int SlotOf(ReadOnlySpan<string> names) =>
        ((names.Length * 31) + (names[0].Length * 7) + names[^1].Length) & (Slots - 1);
}
