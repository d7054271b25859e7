namespace MemoryVault.Internal;

/// <summary>Gathers the items of a pipeline by what is done with them at once, in the order in which they came.</summary>
internal sealed class Gathered<TKey, TValue>
{
    private readonly List<(TKey Key, TValue Value)> _items = [];

    /// <summary>Gets what was gathered.</summary>
    public IReadOnlyList<(TKey Key, TValue Value)> Items => _items;

    /// <summary>Changes the value of a key; it is made where there is none.</summary>
    public void Update(TKey key, Func<TValue> make, Func<TValue, TValue> change)
    {
        var index = _items.FindIndex(item => EqualityComparer<TKey>.Default.Equals(item.Key, key));
        if (index < 0)
        {
            _items.Add((key, change(make())));
        }
        else
        {
            _items[index] = (key, change(_items[index].Value));
        }
    }
}
