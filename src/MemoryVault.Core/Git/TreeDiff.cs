using System.Runtime.CompilerServices;

namespace MemoryVault.Git;

/// <summary>
/// Walks two trees side by side and yields the files that differ, in the order of their paths. Folders with equal ids are not
/// read, so the cost is that of the difference and not that of the trees.
/// </summary>
/// <remarks>
/// A file that became a folder gives two differences: the file is gone, the folder's files are new. Trees of a stranger may
/// be out of order or hold a name twice: the walk sorts for itself and ends all the same. What would not end in anybody's time is an
/// error (<see cref="TreeBudget"/>).
/// </remarks>
public static class TreeDiff
{
    /// <summary>Yields the files that differ.</summary>
    /// <param name="store">Where the trees are.</param>
    /// <param name="oldTree">The old tree; <see cref="ObjectId.EmptyTree"/> or <see cref="ObjectId.None"/> for nothing.</param>
    /// <param name="newTree">The new tree, likewise.</param>
    /// <param name="wanted">Tells for a path, and whether it is a folder, if it is looked at; null for all.</param>
    /// <param name="isFile">Tells for a folder's path and what is in it if it counts as one file; null for none.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="ObjectMissingException">The repository lacks one of the trees.</exception>
    /// <exception cref="TreeTooLargeException">The trees hold themselves over and over.</exception>
    public static async IAsyncEnumerable<TreeDifference> CompareAsync(
        IObjectStore store,
        ObjectId oldTree,
        ObjectId newTree,
        Func<string, bool, bool>? wanted,
        Func<string, IReadOnlyList<TreeEntry>, bool>? isFile,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folders = new Stack<FolderPair>();
        var budget = new TreeBudget(newTree);
        if (oldTree != newTree)
        {
            folders.Push(await FolderPair.ReadAsync(store, budget, string.Empty, oldTree, newTree, cancellationToken).ConfigureAwait(false));
        }

        while (folders.TryPeek(out var folder))
        {
            if (!folder.TryNext(out var path, out var before, out var after))
            {
                folders.Pop();
                continue;
            }

            var isFolder = (before ?? after)!.IsFolder;
            if (before == after || wanted?.Invoke(path, isFolder) == false)
            {
                continue;
            }

            if (!isFolder)
            {
                yield return new TreeDifference(path, before, after);
                continue;
            }

            var below = await FolderPair.ReadAsync(
                store, budget, path + "/", before?.Id ?? ObjectId.None, after?.Id ?? ObjectId.None, cancellationToken).ConfigureAwait(false);
            if (isFile is null || !below.IsFile(path, isFile))
            {
                folders.Push(below);
            }
            else if (wanted?.Invoke(path, false) != false)
            {
                yield return new TreeDifference(path, before, after);
            }
        }
    }

    /// <summary>Yields every file of a tree, in the order of the paths.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    /// <param name="store">Where the tree is.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="wanted">Tells for a path, and whether it is a folder, if it is looked at; null for all.</param>
    /// <param name="isFile">Tells for a folder's path and what is in it if it counts as one file; null for none.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static async IAsyncEnumerable<KeyValuePair<string, TreeEntry>> ListAsync(
        IObjectStore store,
        ObjectId tree,
        Func<string, bool, bool>? wanted,
        Func<string, IReadOnlyList<TreeEntry>, bool>? isFile,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var file in CompareAsync(store, ObjectId.None, tree, wanted, isFile, cancellationToken).ConfigureAwait(false))
        {
            yield return new(file.Path, file.New!);
        }
    }
}
