using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>
/// Finds what differs in the shared memory between two states of the vault. Folders with equal ids are not read, so that the cost grows with what
/// differs; that a section is split further in one of them is no difference, nor is another spelling of an equal value.
/// </summary>
public sealed class MemoryDiff(IObjectStore store)
{
    /// <summary>Yields the changes, section by section in the order of their names; the entries of a section in no certain order.</summary>
    /// <param name="fromTree">The root tree of the older state; the empty tree for nothing.</param>
    /// <param name="toTree">The root tree of the newer state, likewise.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public async IAsyncEnumerable<EntryChange> BetweenAsync(
        ObjectId fromTree, ObjectId toTree, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = await SectionsAsync(fromTree, cancellationToken).ConfigureAwait(false);
        var after = await SectionsAsync(toTree, cancellationToken).ConfigureAwait(false);
        var readers = (Before: new MemoryReader(store, fromTree), After: new MemoryReader(store, toTree));
        foreach (var section in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var files = (Before: before.GetValueOrDefault(section, SectionFiles.None), After: after.GetValueOrDefault(section, SectionFiles.None));
            if (files.Before == files.After)
            {
                continue;
            }

            var changes = files is { Before: { Document: null, Folder: { } old }, After: { Document: null, Folder: { } now } }
                ? OfFoldersAsync(section, old, now, cancellationToken)
                : OfSectionAsync(section, readers.Before, readers.After, cancellationToken);
            await foreach (var change in changes.ConfigureAwait(false))
            {
                yield return change;
            }
        }
    }

    /// <summary>Lists the changes.</summary>
    /// <inheritdoc cref="BetweenAsync"/>
    internal async Task<IReadOnlyList<EntryChange>> ListAsync(ObjectId fromTree, ObjectId toTree, CancellationToken cancellationToken)
    {
        var changes = new List<EntryChange>();
        await foreach (var change in BetweenAsync(fromTree, toTree, cancellationToken).ConfigureAwait(false))
        {
            changes.Add(change);
        }

        return changes;
    }

    private async ValueTask<SortedDictionary<string, SectionFiles>> SectionsAsync(ObjectId tree, CancellationToken cancellationToken) =>
        (await MemoryTree.ReadAsync(store, tree, cancellationToken).ConfigureAwait(false)).List();

    // One of them is a document, or not there: both are read whole.
    private static async IAsyncEnumerable<EntryChange> OfSectionAsync(
        string section, MemoryReader before, MemoryReader after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var old = await before.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
        var now = await after.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
        foreach (var change in EntryChanges.OfSection(section, old, now))
        {
            yield return change;
        }
    }

    private async IAsyncEnumerable<EntryChange> OfFoldersAsync(
        string section, ObjectId before, ObjectId after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var difference in EntryFolderDiff.CompareAsync(store, before, after, cancellationToken).ConfigureAwait(false))
        {
            var path = new EntryPath(section, difference.Key);
            var old = difference.Before is { } was ? await EntryFile.ReadAsync(store, was, path, cancellationToken).ConfigureAwait(false) : null;
            var now = difference.After is { } became ? await EntryFile.ReadAsync(store, became, path, cancellationToken).ConfigureAwait(false) : null;
            if (!Equals(old, now))
            {
                yield return new EntryChange(path, old, now);
            }
        }
    }
}
