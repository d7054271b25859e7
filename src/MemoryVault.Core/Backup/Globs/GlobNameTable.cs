namespace MemoryVault.Backup;

/// <summary>A set of names that is asked with spans.</summary>
/// <remarks>
/// It might be tempting to use the alternate lookup of <see cref="HashSet{T}"/>. Its code is compiled anew at each start of the process,
/// which costs more than all the look-ups of a sync; this is compiled ahead.
/// </remarks>
internal sealed class GlobNameTable(bool ignoreCase)
{
    private readonly StringComparison _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private string?[] _slots = new string?[64];

    /// <summary>Gets the number of names.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a name, if it is not there.</summary>
    internal void Add(string name)
    {
        if (Contains(name))
        {
            return;
        }

        if (++Count * 2 > _slots.Length)
        {
            var names = _slots;
            _slots = new string?[names.Length * 2];
            foreach (var other in names)
            {
                if (other is not null)
                {
                    _slots[Find(other)] = other;
                }
            }
        }

        _slots[Find(name)] = name;
    }

    /// <summary>Tells whether a name is in the set.</summary>
    internal bool Contains(ReadOnlySpan<char> name) => Count > 0 && _slots[Find(name)] is not null;

    // The slot of a name, or the free one where it belongs. The table is never more than half full, so there is one.
    private int Find(ReadOnlySpan<char> name)
    {
        var slot = string.GetHashCode(name, _comparison) & (_slots.Length - 1);
        while (_slots[slot] is { } other && !name.Equals(other, _comparison))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }
}
