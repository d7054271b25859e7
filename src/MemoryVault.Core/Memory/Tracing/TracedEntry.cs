using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>
/// An entry whose values are followed one by one. Between two versions they are matched as a patch would change one into the other, so that an
/// element of an array stays itself when others come before it.
/// </summary>
/// <param name="store">Where the versions are.</param>
/// <param name="path">The entry; a section that is no object.</param>
internal sealed class TracedEntry(IObjectStore store, EntryPath path) : ITracedSubject
{
    private readonly Dictionary<ObjectId, EntryVersion> _last = [];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> FindPathsAsync(ObjectId tree, CancellationToken cancellationToken) =>
        await ReadAsync(tree, cancellationToken).ConfigureAwait(false) is { File: { } file } ? [file] : [];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TracedUnit>> FindKeptAsync(
        IReadOnlyList<TracedUnit> units, ObjectId older, ObjectId newer, CancellationToken cancellationToken)
    {
        var after = await ReadAsync(newer, cancellationToken).ConfigureAwait(false);
        _last.Clear();
        _last[newer] = after;
        var before = await ReadAsync(older, cancellationToken).ConfigureAwait(false);
        if (before.Value is not { } was || after.Value is not { } became)
        {
            return [];
        }

        return was.Equals(became) ? units : [.. new ValueOrigins(was, became).Find(units)];
    }

    // A state is asked for as the older one, then as the newer.
    private async ValueTask<EntryVersion> ReadAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        if (!_last.TryGetValue(tree, out var version))
        {
            version = await EntryVersion.ReadAsync(store, tree, path, cancellationToken).ConfigureAwait(false);
            _last[tree] = version;
        }

        return version;
    }
}
