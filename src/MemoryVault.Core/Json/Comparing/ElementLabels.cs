namespace MemoryVault.Json.Comparing;

/// <summary>A number for each element of two arrays, which two elements share when they are the same; so that the alignment compares numbers only.</summary>
internal sealed class ElementLabels
{
    private readonly Dictionary<JsonValue, int> _known = [];
    private int _next;

    private ElementLabels(JsonArray from, JsonArray to, SequenceGap part, Func<JsonValue, JsonValue?> whatCounts)
    {
        Part = part;
        From = Label(from.Items[part.FromStart..part.FromEnd], whatCounts);
        To = Label(to.Items[part.ToStart..part.ToEnd], whatCounts);
    }

    /// <summary>Gets the part of the arrays that has labels.</summary>
    internal SequenceGap Part { get; }

    /// <summary>Gets the labels of the first array's part.</summary>
    internal int[] From { get; }

    /// <summary>Gets the labels of the second array's part.</summary>
    internal int[] To { get; }

    /// <summary>Labels elements so that equal ones are the same.</summary>
    internal static ElementLabels ByValue(JsonArray from, JsonArray to, SequenceGap part) => new(from, to, part, element => element);

    /// <summary>Labels elements so that those of one identity are the same; one that has none is like no other.</summary>
    internal static ElementLabels ByIdentity(JsonArray from, JsonArray to, SequenceGap part) => new(from, to, part, ElementIdentity.UsualKeyOf);

    private int[] Label(ReadOnlySpan<JsonValue> elements, Func<JsonValue, JsonValue?> whatCounts)
    {
        var labels = new int[elements.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = whatCounts(elements[i]) is { } counting ? LabelOf(counting) : _next++;
        }

        return labels;
    }

    private int LabelOf(JsonValue counting)
    {
        if (!_known.TryGetValue(counting, out var label))
        {
            label = _next++;
            _known.Add(counting, label);
        }

        return label;
    }
}
