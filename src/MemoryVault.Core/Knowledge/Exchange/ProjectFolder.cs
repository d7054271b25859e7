using MemoryVault.Backup;
using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Brings the project's folder on this machine to the state that the vault has. A file is replaced or removed only if its bytes are those that the vault
/// took from it last (the machine's view): whatever else is there has not been saved, and stays.
/// </summary>
/// <remarks>
/// The vault has the new state before the folder gets it, so a run that is killed in between is made up for by the next one, which compares the two again.
/// The view moves last: moved first, the files that are not written yet would look like changes back.
/// </remarks>
internal sealed class ProjectFolder(Vault vault, KnowledgeProject project)
{
    private readonly IObjectStore _store = vault.Repository.Objects;
    private readonly MemorySource _source = vault.Configuration.Sources.First(source => source.Name == project.Source);
    private readonly List<ItemError> _errors = [];

    /// <summary>Forgets what this machine had in a project's folder, which is empty now.</summary>
    /// <returns>False where it had nothing.</returns>
    internal static async Task<bool> ForgetAsync(Vault vault, KnowledgeProject project, CancellationToken cancellationToken)
    {
        var view = await MachineView.ReadAsync(vault, cancellationToken).ConfigureAwait(false);
        var isThere = await vault.Repository.Objects.FindAsync(view.Tree, project.Folder, cancellationToken).ConfigureAwait(false) is not null;
        if (isThere)
        {
            await MoveViewAsync(vault, [TreeEdit.Remove(project.Folder)], cancellationToken).ConfigureAwait(false);
        }

        return isThere;
    }

    /// <summary>Brings the folder to the newest state of the vault; with the lock of syncs held.</summary>
    internal async Task<FolderOutcome> BringAsync(CancellationToken cancellationToken)
    {
        var root = await _store.ReadRootTreeAsync(await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var wanted = await FolderOfAsync(root, cancellationToken).ConfigureAwait(false);
        var view = await ReadViewAsync(cancellationToken).ConfigureAwait(false);
        var removals = new List<TreeDifference>();
        var writes = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var difference in TreeDiff.CompareAsync(_store, view, wanted, null, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
        {
            if (difference.New is null)
            {
                removals.Add(difference);
            }
            else
            {
                writes.Add(difference.Path);
            }
        }

        // First, so that a file can take the place of a folder, and a folder that of a file.
        var done = new List<TreeEdit>();
        foreach (var removal in removals.Where(removal => !writes.Contains(removal.Path)))
        {
            await RemoveAsync(removal, done, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(wanted, view, writes, done, cancellationToken).ConfigureAwait(false);
        await MoveViewAsync(vault, [.. done.OrderBy(edit => edit.Mode != EntryMode.None).Select(edit => edit with { Path = $"{project.Folder}/{edit.Path}" })], cancellationToken).ConfigureAwait(false);
        var after = await ReadViewAsync(cancellationToken).ConfigureAwait(false);
        return new FolderOutcome(await KnowledgeChanges.CompareAsync(_store, view, after, cancellationToken).ConfigureAwait(false), _errors);
    }

    private async Task RemoveAsync(TreeDifference removal, List<TreeEdit> done, CancellationToken cancellationToken)
    {
        try
        {
            var target = new RestoreTarget(vault.Paths, vault.Services.Environment).Resolve(removal.Path, new RestorePlace(project.Root, removal.Path, _source), out var leadsOutside);
            if (File.Exists(target))
            {
                if (leadsOutside is not null || !await new SnapshotContent(_store, removal.Old!).IsOnDiskAsync(target, cancellationToken).ConfigureAwait(false))
                {
                    throw leadsOutside ?? Unsaved(removal.Path, target, "removed");
                }

                File.Delete(target);
                RemoveEmptyFolders(Path.GetDirectoryName(target)!);
            }

            done.Add(TreeEdit.Remove(removal.Path));
        }
        catch (Exception e) when (RestoreErrors.From(removal.Path, e) is { } error)
        {
            _errors.Add(error);
        }
    }

    private async Task WriteAsync(ObjectId wanted, ObjectId view, HashSet<string> paths, List<TreeEdit> done, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
        {
            return;
        }

        var folders = paths.SelectMany(FoldersOf).ToHashSet(StringComparer.Ordinal);
        var planner = new RestorePlanner(vault, path => new RestorePlace(project.Root, path, _source));
        var plan = await planner.RunAsync(wanted, (path, isFolder) => paths.Contains(path) || (isFolder && folders.Contains(path)), cancellationToken).ConfigureAwait(false);
        _errors.AddRange(plan.Errors);
        var allowed = new List<PlannedFile>();
        foreach (var file in plan.Files)
        {
            if (await IsSavedAsync(file, view, cancellationToken).ConfigureAwait(false))
            {
                allowed.Add(file);
            }
            else
            {
                _errors.Add(RestoreErrors.From(file.Path, Unsaved(file.Path, file.Target, "replaced"))!);
            }
        }

        var outcomes = await SnapshotFileWriters.WriteAsync(vault, allowed, cancellationToken).ConfigureAwait(false);
        _errors.AddRange(outcomes.OfType<ItemError>());
        var filter = SourceFilter.For(_source, vault.Services.Environment);

        // What the source leaves out is not looked at by a sync: in the view, it would count as deleted.
        done.AddRange(allowed.Where((file, i) => outcomes[i] is null && filter.Includes(file.Path)).Select(file => new TreeEdit(file.Path, file.Entry.Mode, file.Entry.Id)));
    }

    private async Task<bool> IsSavedAsync(PlannedFile file, ObjectId view, CancellationToken cancellationToken)
    {
        if (file.Action != RestoreAction.Replace)
        {
            return true;
        }

        var known = await _store.FindAsync(view, file.Path, cancellationToken).ConfigureAwait(false);
        return known is not null && await new SnapshotContent(_store, known).IsOnDiskAsync(file.Target, file.CurrentId, cancellationToken).ConfigureAwait(false);
    }

    private static RestoreRefusedException Unsaved(string path, string target, string what) => new(
        ItemErrorIds.FileUnsaved,
        path,
        $"'{path}' is not {what}: '{target}' has content that the vault does not have.",
        Advice.Of($"Have the vault take it ({HeadWords.Command("sync", "Invoke-VaultSync")}; what looks damaged with {new HeadWords("--accept", "-Accept")}), or move it away, then receive again."));

    private static Task MoveViewAsync(Vault vault, IReadOnlyList<TreeEdit> edits, CancellationToken cancellationToken) => new VaultCommitter(vault).CommitAsync(
        "knowledge",
        async (_, token) =>
        {
            var editor = new TreeEditor(vault.Repository.Objects);
            var before = await MachineView.ReadAsync(vault, token).ConfigureAwait(false);
            var tree = await editor.ApplyAsync(before.Tree, edits, token).ConfigureAwait(false);
            var moved = before.MoveTo(tree, vault.Services.Clock.GetUtcNow());
            return moved is null ? null : new CommitProposal { Objects = [.. editor.NewObjects, moved.Commit], Refs = [moved.Ref] };
        },
        cancellationToken);

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    private void RemoveEmptyFolders(string folder)
    {
        var root = FolderPath.Resolve(project.Root);
        for (var at = folder; at.Length > root.Length && FolderPath.Below(root, at, vault.Services.Environment) is { Length: > 0 } && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
        {
            Directory.Delete(at);
        }
    }

    private async Task<ObjectId> ReadViewAsync(CancellationToken cancellationToken) =>
        await FolderOfAsync((await MachineView.ReadAsync(vault, cancellationToken).ConfigureAwait(false)).Tree, cancellationToken).ConfigureAwait(false);

    private async Task<ObjectId> FolderOfAsync(ObjectId root, CancellationToken cancellationToken) =>
        await _store.FindAsync(root, project.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;
}
