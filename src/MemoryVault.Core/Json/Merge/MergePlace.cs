namespace MemoryVault.Json.Merge;

/// <summary>A place during a merge, with the three versions of what stands there.</summary>
internal sealed class MergePlace(MergePlace? parent, string name, JsonValue? @base, JsonValue? ours, JsonValue? theirs)
{
    private int _index = -1;

    /// <summary>Gets the place that holds this one; null for the root.</summary>
    internal MergePlace? Parent { get; } = parent;

    /// <summary>Gets what the rules know it by: the name of the member, or the text of the element's identity.</summary>
    internal string Name { get; } = name;

    /// <summary>Gets what identifies the element; null for a member.</summary>
    internal JsonObject? Identity { get; init; }

    internal JsonValue? Base { get; } = @base;

    internal JsonValue? Ours { get; } = ours;

    internal JsonValue? Theirs { get; } = theirs;

    /// <summary>Says where the element stands in the merged array, which is known only when that is whole.</summary>
    internal void PutAt(int index) => _index = index;

    /// <summary>Gives the names from the root.</summary>
    internal List<string> Names() => Walk(place => place.Name);

    /// <summary>Gives the steps from the root, once the merged document is whole.</summary>
    internal List<MergeStep> Steps() => Walk(place => new MergeStep(place.Token, place.Identity));

    private string Token => _index < 0 ? Name : _index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private List<T> Walk<T>(Func<MergePlace, T> tell)
    {
        var steps = new List<T>();
        for (var place = this; place.Parent is not null; place = place.Parent)
        {
            steps.Add(tell(place));
        }

        steps.Reverse();
        return steps;
    }
}
