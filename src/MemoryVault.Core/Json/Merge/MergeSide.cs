using System.Collections.ObjectModel;

namespace MemoryVault.Json.Merge;

/// <summary>What is known about one side of a merge, for the strategies that compare the sides.</summary>
/// <param name="Time">When it was written; null if unknown.</param>
/// <param name="Confidence">How sure its agent was, 0 to 1; null if unknown.</param>
public sealed record MergeSide(DateTimeOffset? Time = null, double? Confidence = null)
{
    /// <summary>Gets what is known about parts of the side by their places, each written by somebody else at another time. It goes before what is known about the whole.</summary>
    public IReadOnlyDictionary<JsonPointer, MergeSide> Parts { get; init; } = ReadOnlyDictionary<JsonPointer, MergeSide>.Empty;

    /// <summary>Gives what is known about the innermost part that a place is in.</summary>
    internal MergeSide At(IReadOnlyList<string> path)
    {
        var place = Parts.Count == 0 ? null : path.Aggregate(JsonPointer.Root, (pointer, token) => pointer.Append(token));
        for (; place is not null; place = place.Parent)
        {
            if (Parts.TryGetValue(place, out var part))
            {
                return part;
            }
        }

        return this;
    }
}
