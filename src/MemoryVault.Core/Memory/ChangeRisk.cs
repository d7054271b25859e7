using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>How much attention a change deserves.</summary>
/// <param name="Risk"><c>low</c> or <c>medium</c>.</param>
/// <param name="RequiresReview">Whether somebody should look at it.</param>
public sealed record ChangeRisk(string Risk, bool RequiresReview)
{
    /// <summary>A small change.</summary>
    public const string Low = "low";

    /// <summary>A change of 10 operations or more.</summary>
    public const string Medium = "medium";

    private const int MediumFrom = 10;
    private const int ReviewAbove = 20;

    /// <summary>Judges a change.</summary>
    public static ChangeRisk Of(JsonPatch patch)
    {
        var count = patch.Operations.Count;
        var removes = patch.Operations.Any(operation => operation.Kind == JsonPatchOperationKind.Remove);
        return new ChangeRisk(count < MediumFrom ? Low : Medium, removes || count > ReviewAbove);
    }
}
