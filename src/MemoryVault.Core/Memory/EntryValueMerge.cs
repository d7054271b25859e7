using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Memory;

/// <summary>
/// Merges values of the memory. Where a strategy compares the sides, the events count that wrote the two values of the entry; they are looked up only then, as that is a
/// walk through the history.
/// </summary>
internal sealed class EntryValueMerge(MergeRules rules, ConflictResolution resolution)
{
    /// <summary>Gets the events of our side; null where it has none.</summary>
    internal LastEvents? Ours { get; init; }

    /// <summary>Gets the events of their side; null where it has none.</summary>
    internal LastEvents? Theirs { get; init; }

    /// <summary>Merges what stands at an entry, or a section as one value.</summary>
    internal async ValueTask<JsonMergeResult> RunAsync(
        EntryPath path, JsonValue? @base, JsonValue? ours, JsonValue? theirs, CancellationToken cancellationToken)
    {
        var result = Run(resolution);
        var asked = result.Conflicts.Concat(result.Settled)
            .Where(conflict => conflict.Strategy is MergeStrategy.Newest or MergeStrategy.Confidence)
            .Select(conflict => EntryOf(path, conflict)).Distinct().ToList();
        return asked.Count == 0 || (Ours ?? Theirs) is null ? result : Run(resolution with
        {
            Ours = await AskAsync(resolution.Ours, Ours, asked, cancellationToken).ConfigureAwait(false),
            Theirs = await AskAsync(resolution.Theirs, Theirs, asked, cancellationToken).ConfigureAwait(false),
        });

        JsonMergeResult Run(ConflictResolution sides) => new JsonMerge(rules) { Resolution = sides }.Run(@base, ours, theirs, path.ToPointer());
    }

    private static async ValueTask<MergeSide> AskAsync(MergeSide side, LastEvents? events, List<EntryPath> asked, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<JsonPointer, MergeSide>();
        foreach (var path in events is null ? [] : asked)
        {
            if (await events!.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } found)
            {
                parts.Add(path.ToPointer(), found);
            }
        }

        return parts.Count == 0 ? side : side with { Parts = parts };
    }

    // A section that was merged as one value has entries, too, unless it is a list.
    private static EntryPath EntryOf(EntryPath merged, JsonConflict conflict) =>
        merged.Key is null && conflict.Steps is [{ Identity: null } step, ..] ? merged with { Key = step.Token } : merged;
}
