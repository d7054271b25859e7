namespace MemoryVault.Json;

/// <summary>The names of an object's members in their order, and where each stands. Objects that have the same names can share it.</summary>
internal sealed class JsonNames(string[] names)
{
    // Up to here comparing one after the other is faster than a table.
    private const int FewNames = 12;

    private int[]? _table; // open addressing: index + 1, or 0 where nothing is

    /// <summary>Gets no names.</summary>
    internal static JsonNames None { get; } = new([]);

    /// <summary>Gets the names in their order.</summary>
    internal string[] All => names;

    /// <summary>Gives the place of a name; -1 where it is not.</summary>
    internal int IndexOf(string name)
    {
        if (names.Length > FewNames)
        {
            _table ??= MakeTable(out _);
            return _table[SlotOf(_table, name)] - 1;
        }

        return FindBefore(names.Length, name);
    }

    /// <summary>Gives the place of the first name that stood there before; -1 where each is there once.</summary>
    internal int FindDuplicate()
    {
        if (names.Length > FewNames)
        {
            _table = MakeTable(out var duplicate);
            return duplicate;
        }

        for (var i = 1; i < names.Length; i++)
        {
            if (FindBefore(i, names[i]) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    private int FindBefore(int end, string name)
    {
        for (var i = 0; i < end; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private int[] MakeTable(out int duplicate)
    {
        duplicate = -1;
        var table = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)names.Length * 2)];
        for (var i = 0; i < names.Length; i++)
        {
            ref var slot = ref table[SlotOf(table, names[i])];
            if (slot != 0)
            {
                duplicate = duplicate < 0 ? i : duplicate;
                continue;
            }

            slot = i + 1;
        }

        return table;
    }

    private int SlotOf(int[] table, string name)
    {
        var mask = table.Length - 1;
        var slot = name.GetHashCode(StringComparison.Ordinal) & mask;
        while (table[slot] != 0 && names[table[slot] - 1] != name)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
