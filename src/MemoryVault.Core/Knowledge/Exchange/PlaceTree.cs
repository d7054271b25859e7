using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Reads the files of a project out of the trees of a place, and writes changes of them into one. Whatever else is there, in the project's own folder,
/// too, is never touched: only differences are written.
/// </summary>
/// <param name="place">What the place is called in errors.</param>
/// <param name="shape">How the project lies there.</param>
/// <param name="objects">Takes new objects.</param>
/// <remarks>A tree is the input of a stranger: links, names that no disk takes, folders that hold themselves ten times over.</remarks>
internal sealed class PlaceTree(string place, KnowledgeShape shape, PendingObjects objects)
{
    private const int MostFiles = 200_000;
    private const int LongestPath = 2_000;

    /// <summary>Reads the files of a version.</summary>
    /// <param name="commit">The version; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KnowledgeUnusableException">A file is where the project's folder would be, or there are too many files.</exception>
    internal async Task<PlaceFiles> ReadAsync(ObjectId? commit, CancellationToken cancellationToken)
    {
        var root = await objects.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        if (await objects.FindAsync(root, shape.Folder, cancellationToken).ConfigureAwait(false) is not { } folder)
        {
            return PlaceFiles.None;
        }

        return folder.IsFolder
            ? await ReadFolderAsync(folder.Id, cancellationToken).ConfigureAwait(false)
            : throw KnowledgeUnusableException.FileInTheWay(place, shape.Folder);
    }

    /// <summary>Writes what differs between two trees of files into a root tree of the place.</summary>
    /// <returns>The new root tree.</returns>
    internal async Task<ObjectId> WriteAsync(ObjectId root, ObjectId from, ObjectId to, CancellationToken cancellationToken)
    {
        var removals = new List<TreeEdit>();
        var additions = new List<TreeEdit>();
        await foreach (var difference in TreeDiff.CompareAsync(objects, from, to, null, null, cancellationToken).ConfigureAwait(false))
        {
            var name = Below(shape.Names.Encode(difference.Path));
            if (difference.New is { } file)
            {
                additions.Add(new TreeEdit(name, file.Mode, file.Id));
            }
            else
            {
                removals.Add(TreeEdit.Remove(name));
            }
        }

        if (removals.Count + additions.Count == 0)
        {
            return root;
        }

        additions.AddRange(await FixedAsync(cancellationToken).ConfigureAwait(false));
        var editor = new TreeEditor(objects);
        var tree = await editor.ApplyAsync(root, [.. removals, .. additions], cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    /// <summary>Removes the files of a project from a root tree of the place, and its marker.</summary>
    /// <returns>The new root tree.</returns>
    internal async Task<ObjectId> RemoveAsync(ObjectId root, ObjectId files, CancellationToken cancellationToken)
    {
        var edits = new List<TreeEdit>(shape.Fixed.Select(marker => TreeEdit.Remove(Below(marker.Key))));
        await foreach (var (path, _) in TreeDiff.ListAsync(objects, files, null, null, cancellationToken).ConfigureAwait(false))
        {
            edits.Add(TreeEdit.Remove(Below(shape.Names.Encode(path))));
        }

        var editor = new TreeEditor(objects);
        var tree = await editor.ApplyAsync(root, edits, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    private async Task<PlaceFiles> ReadFolderAsync(ObjectId folder, CancellationToken cancellationToken)
    {
        var refused = new List<ItemError>();
        var files = new Dictionary<string, TreeEdit>(StringComparer.Ordinal);
        await foreach (var (name, entry) in TreeDiff.ListAsync(objects, folder, (path, _) => IsShort(path, refused), null, cancellationToken).ConfigureAwait(false))
        {
            if (shape.Names.TryDecode(name) is not { } path)
            {
                continue;
            }

            if (FindProblem(path, entry.Mode) is { } problem || !files.TryAdd(path, new TreeEdit(path, entry.Mode, entry.Id)))
            {
                refused.Add(Refusal(name, FindProblem(path, entry.Mode) ?? "another file there is the same one of the project"));
            }

            if (files.Count > MostFiles)
            {
                throw KnowledgeUnusableException.TooManyFiles(place, MostFiles);
            }
        }

        var editor = new TreeEditor(objects);
        var tree = await editor.ApplyAsync(ObjectId.EmptyTree, files.Values, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(tree == folder ? [] : editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return new PlaceFiles(tree, refused, IsThere: true);
    }

    private static string? FindProblem(string path, EntryMode mode) => mode switch
    {
        EntryMode.SymbolicLink => "it is a symbolic link, which could lead anywhere",
        EntryMode.Submodule => "it is a link to another repository",
        _ when RestorableName.FindProblem(path, "linux") is { } problem => problem,
        _ => SegmentedFile.LooksLikeSegment(path) ? "it has the name of a part of a long '.jsonl' file" : null,
    };

    private static bool IsShort(string path, List<ItemError> refused)
    {
        if (path.Length > LongestPath)
        {
            refused.Add(Refusal(path[..80] + "...", "its path is too long"));
        }

        return path.Length <= LongestPath;
    }

    private static ItemError Refusal(string name, string problem) => new(
        ItemErrorIds.FileRefused,
        GitText.ForDisplay(name),
        $"'{GitText.ForDisplay(name)}' is not taken: {problem}.",
        "It stays there as it is. If it is knowledge, have whoever put it there make it an ordinary file with an ordinary name.");

    private async Task<IReadOnlyList<TreeEdit>> FixedAsync(CancellationToken cancellationToken)
    {
        var edits = new List<TreeEdit>(shape.Fixed.Count);
        foreach (var (name, bytes) in shape.Fixed)
        {
            edits.Add(new TreeEdit(Below(name), EntryMode.File, await objects.AddAsync(new GitObject(GitObjectKind.Blob, bytes), cancellationToken).ConfigureAwait(false)));
        }

        return edits;
    }

    private string Below(string name) => shape.Folder.Length == 0 ? name : $"{shape.Folder}/{name}";
}
