using System.Globalization;

namespace MemoryVault.Json.Merge;

/// <summary>Chooses the side of a conflict by a strategy.</summary>
/// <remarks>
/// <see cref="MergeStrategy.Newest"/> and <see cref="MergeStrategy.Confidence"/> compare what is known about the sides: the events that wrote them. Only where that
/// is not known of both (a merge of mere files) do the values count: the innermost object around the place in which they tell and differ, so that all conflicts of one
/// record go to one side. It might be tempting to ask the values first. Do not: a member <c>confidence</c> is whatever its writer put there, maybe long before.
/// </remarks>
internal static class StrategyChoice
{
    private static readonly string[] TimeMembers =
    [
        "updated_at", "updatedAt", "last_updated", "lastUpdated", "modified_at", "modifiedAt", "modified", "updated", "timestamp",
    ];

    private static readonly string[] ConfidenceMembers = ["confidence"];

    /// <summary>Chooses.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="at">The place.</param>
    /// <param name="ours">What is known about our side there.</param>
    /// <param name="theirs">What is known about their side there.</param>
    internal static Side Of(MergeStrategy strategy, MergePlace at, MergeSide ours, MergeSide theirs) => strategy switch
    {
        MergeStrategy.Ours => Side.Ours,
        MergeStrategy.Theirs => Side.Theirs,
        MergeStrategy.Newest => HigherWins(Compare(ours.Time, theirs.Time) ?? Inside(at, TimeMembers, CompareTimes)),
        MergeStrategy.Confidence => HigherWins(Compare(ours.Confidence, theirs.Confidence) ?? Inside(at, ConfidenceMembers, CompareNumbers)),
        _ => Side.Neither,
    };

    private static Side HigherWins(int? comparison) => comparison switch
    {
        > 0 => Side.Ours,
        < 0 => Side.Theirs,
        _ => Side.Neither,
    };

    private static int? Inside(MergePlace at, string[] members, Func<JsonValue?, JsonValue?, int?> compare)
    {
        for (var place = at; place is not null; place = place.Parent)
        {
            if (place is { Ours: JsonObject ours, Theirs: JsonObject theirs } && Inside(ours, theirs, members, compare) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static int? Inside(JsonObject ours, JsonObject theirs, string[] members, Func<JsonValue?, JsonValue?, int?> compare)
    {
        foreach (var member in members)
        {
            if (compare(ours.Find(member), theirs.Find(member)) is { } difference and not 0)
            {
                return difference;
            }
        }

        return null;
    }

    private static int? CompareTimes(JsonValue? left, JsonValue? right) =>
        left is JsonString a && right is JsonString b ? Compare(TimeOf(a), TimeOf(b)) : CompareNumbers(left, right);

    private static DateTimeOffset? TimeOf(JsonString text) =>
        DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static int? CompareNumbers(JsonValue? left, JsonValue? right) => (left, right) switch
    {
        (JsonNumber a, JsonNumber b) when a.TryGetInt64(out var x) && b.TryGetInt64(out var y) => x.CompareTo(y),
        (JsonNumber a, JsonNumber b) => a.ToDouble().CompareTo(b.ToDouble()),
        _ => null,
    };

    private static int? Compare<T>(T? left, T? right)
        where T : struct, IComparable<T> =>
        left is { } a && right is { } b ? a.CompareTo(b) : null;
}
