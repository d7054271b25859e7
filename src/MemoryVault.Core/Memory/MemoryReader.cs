using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>Reads the shared memory of one state of the vault. Only the trees on the way to what is asked for are read.</summary>
/// <param name="store">Where the objects are.</param>
/// <param name="rootTree">The root tree of the state; the empty tree for an empty vault.</param>
public sealed class MemoryReader(IObjectStore store, ObjectId rootTree)
{
    private MemoryTree? _tree;

    /// <summary>Reads the value of an entry; null if it is not there.</summary>
    public async ValueTask<JsonValue?> ReadEntryAsync(string section, string key, CancellationToken cancellationToken)
    {
        var files = await FindAsync(section, cancellationToken).ConfigureAwait(false);
        if (files.Folder is { } folder && await EntryWalk.FindAsync(store, folder, key, cancellationToken).ConfigureAwait(false) is { } blob)
        {
            return await EntryFile.ReadAsync(store, blob, new EntryPath(section, key), cancellationToken).ConfigureAwait(false);
        }

        return await ReadDocumentAsync(section, files, cancellationToken).ConfigureAwait(false) is JsonObject document ? document.Find(key) : null;
    }

    /// <summary>Reads a section whole, its entries in the order of their keys (UTF-16 code units); null if it is not there.</summary>
    public async ValueTask<JsonValue?> ReadSectionAsync(string section, CancellationToken cancellationToken)
    {
        var files = await FindAsync(section, cancellationToken).ConfigureAwait(false);
        if (files.Folder is null)
        {
            return await ReadDocumentAsync(section, files, cancellationToken).ConfigureAwait(false);
        }

        var members = new List<KeyValuePair<string, JsonValue>>();
        await foreach (var entry in ReadEntriesAsync(section, cancellationToken).ConfigureAwait(false))
        {
            members.Add(entry);
        }

        return new JsonObject(members);
    }

    /// <summary>Reads the whole memory as one document, the sections in the order of their names.</summary>
    public async ValueTask<JsonObject> ReadAllAsync(CancellationToken cancellationToken)
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        foreach (var section in await ListSectionsAsync(cancellationToken).ConfigureAwait(false))
        {
            members.Add(new(section, (await ReadSectionAsync(section, cancellationToken).ConfigureAwait(false))!));
        }

        return new JsonObject(members);
    }

    /// <summary>Lists the sections in the order of their names.</summary>
    public async ValueTask<IReadOnlyList<string>> ListSectionsAsync(CancellationToken cancellationToken) =>
        [.. (await TreeAsync(cancellationToken).ConfigureAwait(false)).List().Keys];

    /// <summary>Lists the keys of a section in their order; empty for one that is no object or is not there.</summary>
    public async ValueTask<IReadOnlyList<string>> ListKeysAsync(string section, CancellationToken cancellationToken) =>
        (await PlacesAsync(section, cancellationToken).ConfigureAwait(false)).ConvertAll(place => place.Key);

    /// <summary>Tells whether a section is an object that is kept as a file for each entry, so that <see cref="ReadEntriesAsync"/> gives it piece by piece.</summary>
    public async ValueTask<bool> IsFolderAsync(string section, CancellationToken cancellationToken) =>
        (await FindAsync(section, cancellationToken).ConfigureAwait(false)).Folder is not null;

    /// <summary>Reads the entries of a section one by one, in the order of their keys; none if it is no object.</summary>
    public async IAsyncEnumerable<KeyValuePair<string, JsonValue>> ReadEntriesAsync(
        string section, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var place in await PlacesAsync(section, cancellationToken).ConfigureAwait(false))
        {
            yield return new(
                place.Key,
                place.InDocument ?? await EntryFile.ReadAsync(store, place.Blob!, new EntryPath(section, place.Key), cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Gives what stands for a section in the tree.</summary>
    internal async ValueTask<SectionFiles> FindAsync(string section, CancellationToken cancellationToken) =>
        (await TreeAsync(cancellationToken).ConfigureAwait(false)).Find(section);

    private async ValueTask<MemoryTree> TreeAsync(CancellationToken cancellationToken) =>
        _tree ??= await MemoryTree.ReadAsync(store, rootTree, cancellationToken).ConfigureAwait(false);

    private async ValueTask<JsonValue?> ReadDocumentAsync(string section, SectionFiles files, CancellationToken cancellationToken) =>
        files.Document is { } blob ? await EntryFile.ReadAsync(store, blob, new EntryPath(section, null), cancellationToken).ConfigureAwait(false) : null;

    private async ValueTask<List<EntryPlace>> PlacesAsync(string section, CancellationToken cancellationToken)
    {
        var files = await FindAsync(section, cancellationToken).ConfigureAwait(false);
        var places = new List<EntryPlace>();
        if (files.Folder is { } folder)
        {
            await foreach (var (key, blob) in EntryWalk.ListAsync(store, folder, cancellationToken).ConfigureAwait(false))
            {
                places.Add(new EntryPlace(key, blob, null));
            }
        }

        if (await ReadDocumentAsync(section, files, cancellationToken).ConfigureAwait(false) is JsonObject document)
        {
            var keys = places.Select(place => place.Key).ToHashSet(StringComparer.Ordinal);
            places.AddRange(document.Where(member => !keys.Contains(member.Key)).Select(member => new EntryPlace(member.Key, null, member.Value)));
        }

        places.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return places;
    }

    /// <summary>An entry that has not been read: its file, or its value in the section's document.</summary>
    private sealed record EntryPlace(string Key, ObjectId? Blob, JsonValue? InDocument);
}
