using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory.Tracing;

/// <summary>An entry in one state of the vault.</summary>
/// <param name="File">The file that holds it; null if it is not there.</param>
/// <param name="Value">Its value; null if it is not there.</param>
internal sealed record EntryVersion(string? File, JsonValue? Value)
{
    /// <summary>Reads it, wherever the fan-out or the section's document has it.</summary>
    internal static async ValueTask<EntryVersion> ReadAsync(IObjectStore store, ObjectId tree, EntryPath path, CancellationToken cancellationToken)
    {
        var reader = new MemoryReader(store, tree);
        var files = await reader.FindAsync(path.Section, cancellationToken).ConfigureAwait(false);
        var section = $"{MemoryTree.Root}/{MemoryFileName.TryEncode(path.Section)}";
        if (path.Key is { } key && files.Folder is { } folder && await EntryWalk.LocateAsync(store, folder, key, cancellationToken).ConfigureAwait(false) is var (below, blob))
        {
            return new EntryVersion($"{section}/{below}", await EntryFile.ReadAsync(store, blob, path, cancellationToken).ConfigureAwait(false));
        }

        if (files.Document is null)
        {
            return new EntryVersion(null, null);
        }

        var document = await EntryFile.ReadAsync(store, files.Document, path with { Key = null }, cancellationToken).ConfigureAwait(false);
        return (path.Key is null ? document : (document as JsonObject)?.Find(path.Key)) is { } value
            ? new EntryVersion(section + ".json", value)
            : new EntryVersion(null, null);
    }
}
