using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Works out what a restore does with each file, without writing anything.</summary>
internal sealed class RestorePlanner(Vault vault, Func<string, RestorePlace?> places)
{
    private readonly RestoreTarget _target = new(vault.Paths, vault.Services.Environment);
    private readonly Dictionary<string, ObjectId> _taken = new(FolderPath.IgnoresCase(vault.Services.Environment) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly List<PlannedFile> _files = [];
    private readonly List<ItemError> _errors = [];
    private readonly List<string> _homeless = [];

    /// <summary>Makes the plan for the selected files of a tree.</summary>
    internal async Task<RestorePlan> RunAsync(ObjectId tree, PathSelection selection, CancellationToken cancellationToken)
    {
        await AddAllAsync(tree, selection.Wants, cancellationToken).ConfigureAwait(false);
        AddHomeless(selection);
        return new RestorePlan(_files, _errors);
    }

    /// <summary>Makes the plan for those files of a tree that a function wants.</summary>
    internal async Task<RestorePlan> RunAsync(ObjectId tree, Func<string, bool, bool> wanted, CancellationToken cancellationToken)
    {
        await AddAllAsync(tree, wanted, cancellationToken).ConfigureAwait(false);
        return new RestorePlan(_files, _errors);
    }

    private async Task AddAllAsync(ObjectId tree, Func<string, bool, bool> wanted, CancellationToken cancellationToken)
    {
        await foreach (var file in SnapshotWalk.RunAsync(vault.Repository.Objects, tree, wanted, cancellationToken).ConfigureAwait(false))
        {
            vault.Services.Progress?.Report(new VaultProgress("Planning the restore", _files.Count, 0, GitText.ForDisplay(file.Path)));
            await TryAddAsync(file, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TryAddAsync(SnapshotFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Problem is { } problem)
            {
                throw problem;
            }

            if (places(file.Path) is not { } place)
            {
                _homeless.Add(file.Path);
            }
            else if (await PlanAsync(file, place, cancellationToken).ConfigureAwait(false) is { } planned)
            {
                _files.Add(planned);
            }
        }
        catch (Exception e) when (RestoreErrors.From(file.Path, e) is { } error)
        {
            _errors.Add(error);
        }
    }

    private async Task<PlannedFile?> PlanAsync(SnapshotFile file, RestorePlace place, CancellationToken cancellationToken)
    {
        if (file.Entry.Mode is not (EntryMode.File or EntryMode.Executable or EntryMode.Folder))
        {
            throw RestoreErrors.NotAFile(file.Path, file.Entry.Mode);
        }

        var target = _target.Resolve(file.Path, place, out var leadsOutside);
        if (!_taken.TryAdd(target, file.Entry.Id))
        {
            // A project folder that a take-over names anew may be there under both names.
            return _taken[target] == file.Entry.Id ? null : throw RestoreErrors.NameCollides(file.Path, target);
        }

        var content = new SnapshotContent(vault.Repository.Objects, file.Entry);
        var size = await content.ReadSizeAsync(cancellationToken).ConfigureAwait(false);
        ObjectId? current = File.Exists(target) ? await BlobFile.HashAsync(target, cancellationToken).ConfigureAwait(false) : null;
        var action = current is null ? RestoreAction.Create
            : await content.IsOnDiskAsync(target, current, cancellationToken).ConfigureAwait(false) && ModeFits(target, file.Entry.Mode) ? RestoreAction.Keep : RestoreAction.Replace;
        if (action != RestoreAction.Keep && leadsOutside is not null)
        {
            throw leadsOutside;
        }

        await RefuseLossAsync(file, place, target, action, current, cancellationToken).ConfigureAwait(false);
        return new PlannedFile(file.Path, file.Entry, place, target, action, size, current);
    }

    /// <summary>
    /// In place, what is replaced goes into the safety commit first. Elsewhere there is no such place for it, so only what the
    /// vault holds already (an earlier restore to the same folder) is replaced.
    /// </summary>
    private async Task RefuseLossAsync(
        SnapshotFile file, RestorePlace place, string target, RestoreAction action, ObjectId? current, CancellationToken cancellationToken)
    {
        if (action != RestoreAction.Replace || current is not { } id)
        {
            return;
        }

        var known = await vault.Repository.Objects.TryReadHeaderAsync(id, cancellationToken).ConfigureAwait(false) is not null
            || await IsBeginningAsync(file, target, cancellationToken).ConfigureAwait(false);
        if (!known && place.Source is null)
        {
            throw RestoreErrors.FileExists(file.Path, target);
        }

        if (!known && new FileInfo(target).Length > vault.Configuration.Policies.MaximumFileBytes)
        {
            throw RestoreErrors.TooLargeToKeep(file.Path, target, vault.Configuration.Policies.MaximumFileBytes);
        }
    }

    // A file in segments is in the vault if it is a beginning of what is to be restored, or of what the newest state has there.
    private async Task<bool> IsBeginningAsync(SnapshotFile file, string target, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        if (!file.Entry.IsFolder)
        {
            return false;
        }

        var head = await store.ReadRootTreeAsync(await vault.Repository.ReadRefAsync(Vault.MainRef, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var newest = await store.FindAsync(head, file.Path, cancellationToken).ConfigureAwait(false);
        return await new SnapshotContent(store, file.Entry).BeginsWithFileAsync(target, cancellationToken).ConfigureAwait(false)
            || (newest is not null && await new SnapshotContent(store, newest).BeginsWithFileAsync(target, cancellationToken).ConfigureAwait(false));
    }

    // A file in segments is not executable.
    private static bool ModeFits(string target, EntryMode mode) =>
        OperatingSystem.IsWindows() || BlobFile.ModeOf(target) == (mode == EntryMode.Folder ? EntryMode.File : mode);

    private void AddHomeless(PathSelection selection)
    {
        if (_homeless.Count == 0)
        {
            return;
        }

        foreach (var pattern in selection.Patterns)
        {
            var count = _homeless.Count(path => pattern.Wants(path, isFolder: false));
            if (count > 0)
            {
                _errors.Add(new ItemError(
                    ItemErrorIds.NotInSource,
                    pattern.Given,
                    $"{count:N0} {(count == 1 ? "file" : "files")} of '{pattern.Given}' {(count == 1 ? "belongs" : "belong")} to no source of this machine, so there is no place to restore to.",
                    Advice.Of($"Restore elsewhere with {RestoreErrors.ToFolder}, or add a source with that folder: {HeadWords.Command("source add NAME --root DIR --folder FOLDER", "Add-VaultSource NAME DIR -Folder FOLDER")}.")));
            }
        }
    }
}
