using MemoryVault.Json;

namespace MemoryVault.Memory.Events;

/// <summary>
/// Takes back that an event created a section. Taken as the removal of a value it would conflict with every entry that somebody added since; what the event made are
/// its own entries, and the section goes if nothing else is in it.
/// </summary>
/// <param name="now">The state in which it is taken back.</param>
internal sealed class CreatedSections(MemoryReader now)
{
    private readonly List<string> _sections = [];

    /// <summary>Gives the changes that take a change back.</summary>
    internal async ValueTask<IReadOnlyList<EntryChange>> InvertAsync(EntryChange change, CancellationToken cancellationToken)
    {
        var section = change.Path.Section;
        if (change is not { Path.Key: null, Before: null, After: JsonObject { Count: > 0 } made } || !await IsObjectAsync(section, cancellationToken).ConfigureAwait(false))
        {
            return [new EntryChange(change.Path, change.After, change.Before)];
        }

        _sections.Add(section);
        return [.. made.Select(entry => new EntryChange(new EntryPath(section, entry.Key), entry.Value, null))];
    }

    /// <summary>Gives the removal of those sections that have no entry left.</summary>
    internal async Task<IReadOnlyList<EntryChange>> FindEmptiedAsync(MemoryReader after, CancellationToken cancellationToken)
    {
        var emptied = new List<EntryChange>();
        foreach (var section in _sections)
        {
            if (!await after.IsFolderAsync(section, cancellationToken).ConfigureAwait(false)
                && await after.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false) is JsonObject { Count: 0 } empty)
            {
                emptied.Add(new EntryChange(new EntryPath(section, null), empty, null));
            }
        }

        return emptied;
    }

    private async ValueTask<bool> IsObjectAsync(string section, CancellationToken cancellationToken) =>
        await now.IsFolderAsync(section, cancellationToken).ConfigureAwait(false)
        || await now.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false) is JsonObject;
}
