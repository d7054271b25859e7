using MemoryVault.Git;

namespace MemoryVault.Memory.Tracing;

/// <summary>A section, whose entries are followed as a whole each: what differs between two states is found without reading the rest.</summary>
internal sealed class TracedSection(IObjectStore store, string section) : ITracedSubject
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> FindPathsAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        var files = await new MemoryReader(store, tree).FindAsync(section, cancellationToken).ConfigureAwait(false);
        var path = $"{MemoryTree.Root}/{MemoryFileName.TryEncode(section)}";
        return (files.Folder, files.Document) switch
        {
            (null, null) => [],
            (null, _) => [path + ".json"],
            (_, null) => [path],
            _ => [path, path + ".json"],
        };
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TracedUnit>> FindKeptAsync(
        IReadOnlyList<TracedUnit> units, ObjectId older, ObjectId newer, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var change in new MemoryDiff(store).BetweenAsync(older, newer, cancellationToken).ConfigureAwait(false))
        {
            if (change.Path.Section == section)
            {
                if (change.Path.Key is not { } key)
                {
                    return [];
                }

                changed.Add(key);
            }
        }

        return [.. units.Where(unit => !changed.Contains(unit.Path.Key!))];
    }
}
