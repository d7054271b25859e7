using MemoryVault.Display;

namespace MemoryVault.Transcripts;

/// <summary>The first line of a pull's commit: <c>Pull sessions of bot: 2 new, 1 grown</c>.</summary>
internal static class PullSubject
{
    /// <summary>Gives the line.</summary>
    internal static string Of(SessionPullOutcome outcome)
    {
        var parts = new List<string>();
        Add(parts, outcome.New, "new");
        Add(parts, outcome.Grown, "grown");
        Add(parts, outcome.Rewritten, "rewritten");
        Add(parts, outcome.DeletedAtSource, "deleted at the source");
        if (outcome.Others > 0)
        {
            parts.Add(Quantity.Of(outcome.Others, "other file"));
        }

        return $"Pull sessions of {outcome.Source}: {(parts.Count == 0 ? "marks and index" : string.Join(", ", parts))}";
    }

    private static void Add(List<string> parts, int count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{count} {what}");
        }
    }
}
