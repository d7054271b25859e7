namespace MemoryVault.Json.Merge;

/// <summary>Merges two arrays that only grow: what both began with, then what each added.</summary>
internal static class TailMerge
{
    /// <summary>Merges; null if a side did more than to add at the end.</summary>
    internal static JsonArray? Run(JsonArray @base, JsonArray ours, JsonArray theirs)
    {
        var shared = ours.Items.CommonPrefixLength(theirs.Items);
        if (shared < @base.Count || @base.Items.CommonPrefixLength(ours.Items) < @base.Count)
        {
            return null;
        }

        var mine = ours.Items[shared..];
        var other = theirs.Items[shared..];
        return mine.IsEmpty || other.IsEmpty || KeyOrder.Compare(mine[0], other[0]) < 0
            ? new JsonArray([.. ours.Items, .. other])
            : new JsonArray([.. theirs.Items, .. mine]);
    }
}
