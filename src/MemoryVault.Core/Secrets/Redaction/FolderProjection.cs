using MemoryVault.Git;

namespace MemoryVault.Secrets.Redaction;

/// <summary>What the entries of a folder became. Looked up by names that hold no secret; the others are blacked out anew.</summary>
internal sealed class FolderProjection
{
    private readonly Dictionary<string, TreeEntry> _plain;
    private readonly Dictionary<string, TreeEntry> _redacted;

    private FolderProjection(IReadOnlyList<TreeEntry> plain, IReadOnlyList<TreeEntry> redacted) => (_plain, _redacted) = (ByName(plain), ByName(redacted));

    /// <summary>Reads both folders.</summary>
    internal static async ValueTask<FolderProjection> ReadAsync(IObjectStore store, TreePair pair, CancellationToken cancellationToken)
    {
        var plain = await store.ReadTreeAsync(pair.Plain, cancellationToken).ConfigureAwait(false);
        var redacted = pair.Redacted == pair.Plain ? plain : await store.ReadTreeAsync(pair.Redacted, cancellationToken).ConfigureAwait(false);
        return new FolderProjection(plain, redacted);
    }

    /// <summary>Gives what an entry became that was there just so; null where it was not.</summary>
    internal ObjectId? Find(TreeEntry entry) =>
        _plain.GetValueOrDefault(entry.Name) is { } plain && plain.Id == entry.Id && plain.IsFolder == entry.IsFolder
        && _redacted.GetValueOrDefault(entry.Name) is { } redacted && redacted.IsFolder == entry.IsFolder ? redacted.Id : null;

    /// <summary>Gives the folder of a name, with other content; null where there was none.</summary>
    internal TreePair? Below(string name) =>
        _plain.GetValueOrDefault(name) is { IsFolder: true } plain && _redacted.GetValueOrDefault(name) is { IsFolder: true } redacted ? new TreePair(plain.Id, redacted.Id) : null;

    // Trees of a stranger may hold a name twice.
    private static Dictionary<string, TreeEntry> ByName(IReadOnlyList<TreeEntry> entries)
    {
        var byName = new Dictionary<string, TreeEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byName.TryAdd(entry.Name, entry);
        }

        return byName;
    }
}
