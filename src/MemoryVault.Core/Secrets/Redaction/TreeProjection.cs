using MemoryVault.Git;
using MemoryVault.Secrets.Gate;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets.Redaction;

/// <summary>
/// Blacks out the secrets of a tree: in the content of its files and in names. What was blacked out before is taken as it was, so that the cost grows with
/// the change, and a rule that was added since does not make all of a history anew.
/// </summary>
internal sealed class TreeProjection
{
    private readonly ObjectScans _scans;
    private readonly SecretRedaction _redaction;
    private readonly NameRedaction _names;
    private readonly Dictionary<ObjectId, ObjectId> _blobs = [];
    private readonly Dictionary<ObjectId, ObjectId> _trees = [];

    /// <summary>Takes what is allowed of a vault.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="objects">Takes the new objects.</param>
    internal TreeProjection(Vault vault, PendingObjects objects)
    {
        Objects = objects;
        _scans = ObjectScans.Open(vault);
        HashSet<string> allowed = [.. vault.Configuration.AllowedSecrets.Select(each => each.Fingerprint)];
        _redaction = new SecretRedaction(_scans.Scanner, allowed);
        _names = new NameRedaction(_scans.Scanner, allowed);
    }

    /// <summary>Gets the new objects.</summary>
    internal PendingObjects Objects { get; }

    /// <summary>Blacks out the text of a message or a name in it.</summary>
    internal ReadOnlyMemory<byte> RedactText(ReadOnlyMemory<byte> text) => _redaction.Redact(text);

    /// <summary>Blacks out a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="before">Trees that it came from, as its commit's parents have them; none for the first one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ObjectMissingException">The repository lacks a part of it.</exception>
    /// <exception cref="TreeTooLargeException">It holds itself over and over.</exception>
    internal ValueTask<ObjectId> ProjectAsync(ObjectId tree, IReadOnlyList<TreePair> before, CancellationToken cancellationToken) =>
        ProjectFolderAsync(new TreeBudget(tree), string.Empty, tree, before, cancellationToken);

    /// <summary>Blacks out a file.</summary>
    internal async ValueTask<ObjectId> ProjectBlobAsync(ObjectId blob, CancellationToken cancellationToken)
    {
        if (_blobs.TryGetValue(blob, out var known))
        {
            return known;
        }

        var hits = await _scans.ScanAsync(blob, cancellationToken).ConfigureAwait(false);
        if (!_redaction.HasSecret(hits))
        {
            return blob;
        }

        var plain = await Objects.ReadBlobAsync(blob, cancellationToken).ConfigureAwait(false);
        return _blobs[blob] = await Objects.AddAsync(new GitObject(GitObjectKind.Blob, _redaction.Redact(plain, hits)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the file that became another one; null where it is none or not the only one of those that were blacked out here.</summary>
    internal ObjectId? FindPlain(ObjectId redacted)
    {
        ObjectId[] plain = [.. _blobs.Where(pair => pair.Value == redacted).Select(pair => pair.Key).Take(2)];
        return plain is [var one] ? one : null;
    }

    /// <summary>Gives the entries of a folder by the names that they become.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, TreeEntry>> NamesAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        var entries = await Objects.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false);
        var names = new ProjectedNames(entries, _names);
        return entries.DistinctBy(entry => entry.Name, StringComparer.Ordinal).ToDictionary(entry => names.Of(entry.Name), StringComparer.Ordinal);
    }

    /// <summary>Remembers what was scanned.</summary>
    internal void Save() => _scans.Save();

    private async ValueTask<ObjectId> ProjectFolderAsync(
        TreeBudget budget, string path, ObjectId tree, IReadOnlyList<TreePair> before, CancellationToken cancellationToken)
    {
        if (before.FirstOrDefault(pair => pair.Plain == tree) is { } same)
        {
            return same.Redacted;
        }

        if (before.Count == 0 && _trees.TryGetValue(tree, out var known))
        {
            return known;
        }

        var folders = new List<FolderProjection>();
        foreach (var pair in before)
        {
            folders.Add(await FolderProjection.ReadAsync(Objects, pair, cancellationToken).ConfigureAwait(false));
        }

        var projected = await ProjectEntriesAsync(budget, path, tree, folders, cancellationToken).ConfigureAwait(false);
        if (before.Count == 0)
        {
            _trees[tree] = projected;
        }

        return projected;
    }

    private async ValueTask<ObjectId> ProjectEntriesAsync(
        TreeBudget budget, string path, ObjectId tree, List<FolderProjection> before, CancellationToken cancellationToken)
    {
        var entries = await Objects.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false);
        budget.Enter(path, tree, entries.Count);
        var names = new ProjectedNames(entries, _names);
        var projected = new List<TreeEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var name = names.Of(entry.Name);
            var id = await ProjectEntryAsync(budget, path, entry, name == entry.Name ? before : [], cancellationToken).ConfigureAwait(false);
            projected.Add(entry with { Name = name, Id = id });
        }

        return projected.SequenceEqual(entries) ? tree : await Objects.AddAsync(TreeObject.Write(projected), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ObjectId> ProjectEntryAsync(
        TreeBudget budget, string path, TreeEntry entry, List<FolderProjection> before, CancellationToken cancellationToken)
    {
        foreach (var folder in before)
        {
            if (folder.Find(entry) is { } done)
            {
                return done;
            }
        }

        return entry.Mode switch
        {
            EntryMode.Folder => await ProjectFolderAsync(
                budget, $"{path}{entry.Name}/", entry.Id, [.. before.Select(folder => folder.Below(entry.Name)).OfType<TreePair>()], cancellationToken).ConfigureAwait(false),
            EntryMode.Submodule => entry.Id,
            _ => await ProjectBlobAsync(entry.Id, cancellationToken).ConfigureAwait(false),
        };
    }
}
