namespace MemoryVault.Json.Drafts;

/// <summary>A list in which many elements are inserted and removed one near the other: the free room is kept where the last change was (a gap buffer).</summary>
/// <remarks>
/// The operations of a patch mostly go through an array in one direction. The gap moves along with them, so that all of them together
/// move each element about once; a plain list would move the rest of the array for each.
/// </remarks>
internal sealed class GapList
{
    private object?[] _slots;
    private int _gapStart;
    private int _gapEnd;

    internal GapList(ReadOnlySpan<JsonValue> items)
    {
        _slots = new object?[items.Length + 8];
        for (var i = 0; i < items.Length; i++)
        {
            _slots[i] = items[i];
        }

        _gapStart = items.Length;
        _gapEnd = _slots.Length;
    }

    internal int Count => _slots.Length - (_gapEnd - _gapStart);

    internal object this[int index]
    {
        get => _slots[SlotOf(index)]!;
        set => _slots[SlotOf(index)] = value;
    }

    internal void Insert(int index, object item)
    {
        if (_gapStart == _gapEnd)
        {
            Grow();
        }

        MoveGap(index);
        _slots[_gapStart++] = item;
    }

    internal object RemoveAt(int index)
    {
        MoveGap(index);
        var removed = _slots[_gapEnd]!;
        _slots[_gapEnd++] = null;
        return removed;
    }

    private int SlotOf(int index) => index < _gapStart ? index : index + (_gapEnd - _gapStart);

    private void MoveGap(int index)
    {
        var gap = _gapEnd - _gapStart;
        if (index < _gapStart)
        {
            Array.Copy(_slots, index, _slots, index + gap, _gapStart - index);
        }
        else
        {
            Array.Copy(_slots, _gapEnd, _slots, _gapStart, index - _gapStart);
        }

        _gapStart = index;
        _gapEnd = index + gap;
    }

    private void Grow()
    {
        var after = _slots.Length - _gapEnd;
        var grown = new object?[_slots.Length * 2];
        Array.Copy(_slots, grown, _gapStart);
        Array.Copy(_slots, _gapEnd, grown, grown.Length - after, after);
        _gapEnd = grown.Length - after;
        _slots = grown;
    }
}
