using MemoryVault.Git;
using MemoryVault.Merging;
using MemoryVault.Transcripts;

namespace MemoryVault.Knowledge;

/// <summary>
/// The files of a project in the vault's tree, where long <c>.jsonl</c> files lie in segments. How a file is cut depends on how it grew, so that two
/// trees can only be compared and merged when every file is whole.
/// </summary>
internal sealed class ProjectFiles(PendingObjects objects)
{
    private readonly SegmentedMerge _segments = new(objects);

    /// <summary>Gives the folder of a project in a root tree of the vault; the empty tree where there is none.</summary>
    internal async Task<ObjectId> FindAsync(ObjectId root, KnowledgeProject project, CancellationToken cancellationToken) =>
        await objects.FindAsync(root, project.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;

    /// <summary>Gives a tree of the same files, each of them one blob.</summary>
    internal async Task<ObjectId> JoinAsync(ObjectId folder, CancellationToken cancellationToken)
    {
        var edits = new List<TreeEdit>();
        await foreach (var (path, entry) in TreeDiff.ListAsync(objects, folder, null, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
        {
            if (entry.IsFolder)
            {
                var whole = await _segments.JoinAsync(path, entry, cancellationToken).ConfigureAwait(false);
                edits.Add(new TreeEdit(path, whole.Mode, whole.Id));
            }
        }

        return await ApplyAsync(folder, edits, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what differs between two trees of whole files into a folder of the vault.</summary>
    /// <returns>The new folder.</returns>
    internal async Task<ObjectId> CutAsync(ObjectId folder, ObjectId from, ObjectId to, CancellationToken cancellationToken)
    {
        var removals = new List<TreeEdit>();
        var additions = new List<TreeEdit>();
        await foreach (var difference in TreeDiff.CompareAsync(objects, from, to, null, null, cancellationToken).ConfigureAwait(false))
        {
            if (difference.New is not { } file)
            {
                removals.Add(TreeEdit.Remove(difference.Path));
                continue;
            }

            var before = await objects.FindAsync(folder, difference.Path, cancellationToken).ConfigureAwait(false) ?? TreeEntry.Absent;
            var kept = await _segments.CutAsync(difference.Path, before, file, cancellationToken).ConfigureAwait(false);
            additions.Add(new TreeEdit(difference.Path, kept.Mode, kept.Id));
        }

        return await ApplyAsync(folder, [.. removals, .. additions], cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectId> ApplyAsync(ObjectId folder, IReadOnlyList<TreeEdit> edits, CancellationToken cancellationToken)
    {
        var editor = new TreeEditor(objects);
        var tree = await editor.ApplyAsync(folder, edits, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }
}
