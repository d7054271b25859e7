using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Gives a project the files of a version again, exactly those. What it has now is committed first and stays in the history; others get the restored state
/// with the next publication.
/// </summary>
public sealed class RestoreKnowledge(Vault vault)
{
    /// <summary>Restores.</summary>
    /// <exception cref="KnowledgeVersionMissingException">The place has no such version.</exception>
    /// <exception cref="KnowledgeUnusableException">Neither the version nor the project has a path that was named.</exception>
    /// <exception cref="KnowledgePlaceFailedException">The place cannot be reached, or refused.</exception>
    public async Task<KnowledgeReceipt> RunAsync(RestoreKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var project = new KnowledgeRegistry(vault).Get(options.Project);
        using var held = await KnowledgeLock.AcquireAsync(vault, project.Name, cancellationToken).ConfigureAwait(false);
        var place = new ProjectPlaces(vault, project).Resolve(options.Address);
        try
        {
            var open = await OpenPlace.OpenAsync(vault, project, place, new KnowledgeAccess(), cancellationToken).ConfigureAwait(false);
            var plan = await PlanAsync(open, options, cancellationToken).ConfigureAwait(false);
            if (options.DryRun)
            {
                return await new Receiver(open).PlanAsync(plan, cancellationToken).ConfigureAwait(false);
            }

            var local = await LocalSide.CommitAsync(vault, project, cancellationToken).ConfigureAwait(false);
            return await new Receiver(open).RunAsync(plan, local.Errors, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e)
        {
            throw new KnowledgePlaceFailedException(project.Name, place.Name, isPublication: false, e);
        }
    }

    private static async Task<ReceiptPlan> PlanAsync(OpenPlace open, RestoreKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var versions = new PlaceVersions(open);
        var tip = await versions.FetchAsync(cancellationToken).ConfigureAwait(false);
        var version = await versions.FindAsync(options.Revision, tip, cancellationToken).ConfigureAwait(false);
        var files = await versions.ReadAsync(version, cancellationToken).ConfigureAwait(false);
        return new ReceiptPlan(version, "restore", $"Restore {open.Project.Name} to {version.ToShortString()}")
        {
            Refused = files.Refused,
            WorkOut = async (ours, token) =>
            {
                var taken = await open.Secrets.TakeAsync(files.Tree, ours, token).ConfigureAwait(false);
                return options.Paths.Count == 0 ? taken : taken with { Tree = await SelectAsync(open, options, ours, taken.Tree, version, token).ConfigureAwait(false) };
            },
        };
    }

    // Of what was named, the version's state: also that it was not there.
    private static async Task<ObjectId> SelectAsync(
        OpenPlace open, RestoreKnowledgeOptions options, ObjectId ours, ObjectId theirs, ObjectId version, CancellationToken cancellationToken)
    {
        var patterns = options.Paths.Select(path => new PathPattern(path, path.Replace('\\', '/').Trim('/'), IgnoreCase: false)).ToArray();
        foreach (var pattern in patterns)
        {
            if (!await HasAsync(open, ours, pattern, cancellationToken).ConfigureAwait(false) && !await HasAsync(open, theirs, pattern, cancellationToken).ConfigureAwait(false))
            {
                throw KnowledgeUnusableException.NoSuchPath(open.Project.Name, pattern.Given, version.ToShortString());
            }
        }

        var edits = new List<TreeEdit>();
        await foreach (var difference in TreeDiff.CompareAsync(
            open.Objects, ours, theirs, (path, isFolder) => patterns.Any(pattern => pattern.Wants(path, isFolder)), null, cancellationToken).ConfigureAwait(false))
        {
            edits.Add(difference.New is { } file ? new TreeEdit(difference.Path, file.Mode, file.Id) : TreeEdit.Remove(difference.Path));
        }

        var editor = new TreeEditor(open.Objects);
        var tree = await editor.ApplyAsync(ours, edits.OrderBy(edit => edit.Mode != EntryMode.None), cancellationToken).ConfigureAwait(false);
        await open.Objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    private static async Task<bool> HasAsync(OpenPlace open, ObjectId tree, PathPattern pattern, CancellationToken cancellationToken)
    {
        await foreach (var file in TreeDiff.ListAsync(open.Objects, tree, pattern.Wants, null, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return false;
    }
}
