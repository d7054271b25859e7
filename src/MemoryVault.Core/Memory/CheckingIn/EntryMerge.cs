using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>
/// Merges the changes of a proposal into a newer state, entry by entry: only what the proposal changes is read there. Where a section appeared,
/// vanished, or is no object on a side, the section is merged as a whole.
/// </summary>
internal sealed class EntryMerge(EntryValueMerge merge, MemoryReader before, MemoryReader now)
{
    private readonly List<EntryChange> _changes = [];
    private readonly List<JsonConflict> _conflicts = [];
    private readonly List<JsonConflict> _settled = [];

    /// <summary>Gets a value indicating whether the newer state is our side and the proposal theirs; else it is the other way round.</summary>
    internal bool IsProposalTheirs { get; init; }

    /// <summary>Gets what is to be changed in the newer state.</summary>
    internal IReadOnlyList<EntryChange> Changes => _changes;

    /// <summary>Gets what could not be merged.</summary>
    internal IReadOnlyList<JsonConflict> Conflicts => _conflicts;

    /// <summary>Gets the conflicts that a strategy decided.</summary>
    internal IReadOnlyList<JsonConflict> Settled => _settled;

    /// <summary>Merges.</summary>
    internal async Task RunAsync(IReadOnlyList<EntryChange> proposed, CancellationToken cancellationToken)
    {
        foreach (var (section, changes) in proposed.GroupBy(change => change.Path.Section, StringComparer.Ordinal).Select(group => (group.Key, group.ToList())))
        {
            if (changes is [{ Path.Key: null } whole])
            {
                var theirs = await now.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
                AddSection(section, theirs, await MergeAsync(whole.Path, whole.Before, whole.After, theirs, cancellationToken).ConfigureAwait(false));
            }
            else if (await now.IsFolderAsync(section, cancellationToken).ConfigureAwait(false))
            {
                await MergeEntriesAsync(changes, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await MergeSectionAsync(section, changes, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task MergeEntriesAsync(List<EntryChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var theirs = await now.ReadEntryAsync(change.Path.Section, change.Path.Key!, cancellationToken).ConfigureAwait(false);
            var merged = await MergeAsync(change.Path, change.Before, change.After, theirs, cancellationToken).ConfigureAwait(false);
            if (!Equals(theirs, merged))
            {
                _changes.Add(new EntryChange(change.Path, theirs, merged));
            }
        }
    }

    private async Task MergeSectionAsync(string section, List<EntryChange> changes, CancellationToken cancellationToken)
    {
        var old = await before.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
        var ours = SectionChange.Group(changes)[section].ApplyTo(old);
        var theirs = await now.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
        AddSection(section, theirs, await MergeAsync(new EntryPath(section, null), old, ours, theirs, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<JsonValue?> MergeAsync(EntryPath path, JsonValue? old, JsonValue? proposed, JsonValue? newer, CancellationToken cancellationToken)
    {
        var (ours, theirs) = IsProposalTheirs ? (newer, proposed) : (proposed, newer);
        var result = await merge.RunAsync(path, old, ours, theirs, cancellationToken).ConfigureAwait(false);
        _conflicts.AddRange(result.Conflicts);
        _settled.AddRange(result.Settled);
        return result.Merged;
    }

    private void AddSection(string section, JsonValue? theirs, JsonValue? merged) => _changes.AddRange(EntryChanges.OfSection(section, theirs, merged));
}
