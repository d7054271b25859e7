using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// Writes files of a snapshot to their places or elsewhere, and reads them back. Files that the snapshot does not hold are left
/// alone. In place, everything that is replaced is in the vault before (see <see cref="RestoreResult.SafetyCommit"/>). Elsewhere, files lie
/// below <see cref="RestoreOptions.Destination"/> under their paths in the vault, always; nothing is replaced there whose content the
/// vault does not hold.
/// </summary>
public sealed class RestoreFiles(Vault vault)
{
    private static readonly TimeSpan SyncWait = TimeSpan.FromSeconds(60);

    /// <summary>Makes the plan and, unless it is a dry run, carries it out. What cannot be restored is named, and the rest goes on.</summary>
    /// <exception cref="PathNotFoundException">The snapshot holds nothing of what was asked for.</exception>
    /// <exception cref="RevisionNotFoundException">Nothing has the name <see cref="RestoreOptions.At"/>.</exception>
    /// <exception cref="LockHeldException">A sync runs and does not end.</exception>
    public async Task<RestoreResult> RunAsync(RestoreOptions options, CancellationToken cancellationToken)
    {
        var revision = await new SnapshotResolver(vault).ResolveAsync(options.At, cancellationToken).ConfigureAwait(false);
        if (options is { At: null, Destination: null })
        {
            revision = await RestoreCommits.FindNewestAsync(vault, revision, cancellationToken).ConfigureAwait(false);
        }

        var tree = await vault.Repository.Objects.ReadRootTreeAsync(revision, cancellationToken).ConfigureAwait(false);
        var errors = new List<ItemError>();
        var selection = await SelectAsync(options, tree, revision, errors, cancellationToken).ConfigureAwait(false);
        var places = options.Destination is null ? InPlace : Elsewhere(options.Destination);
        return await RunAsync(revision, tree, selection, places, options.DryRun, errors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Restores a selection of a tree to the places that a function gives.</summary>
    internal async Task<RestoreResult> RunAsync(
        ObjectId revision,
        ObjectId tree,
        PathSelection selection,
        Func<string, RestorePlace?> places,
        bool dryRun,
        List<ItemError> errors,
        CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            var plan = await new RestorePlanner(vault, places).RunAsync(tree, selection, cancellationToken).ConfigureAwait(false);
            return MakeResult(revision, plan.Files, [.. errors, .. plan.Errors]) with { DryRun = true };
        }

        using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        var fresh = await new RestorePlanner(vault, places).RunAsync(tree, selection, cancellationToken).ConfigureAwait(false);
        errors.AddRange(fresh.Errors);
        return await CarryOutAsync(revision, fresh.Files, errors, cancellationToken).ConfigureAwait(false);
    }

    // From a disk that is mounted read-only, too: nobody can sync there. In place, what is replaced could not be kept in the vault, and is left alone then.
    private async Task<FileLock?> LockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.AcquireAsync(vault.Paths.SyncLock, "restore", SyncWait, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (SystemRefusal.IsReadOnly(e))
        {
            return null;
        }
    }

    private async Task<RestoreResult> CarryOutAsync(
        ObjectId revision, IReadOnlyList<PlannedFile> files, List<ItemError> errors, CancellationToken cancellationToken)
    {
        var commits = new RestoreCommits(vault, revision);
        var failed = new HashSet<PlannedFile>();
        var replaced = files.Where(file => file.Action == RestoreAction.Replace && file.Place.Source is not null).ToArray();
        var safety = await commits.KeepAsync(replaced, failed, errors, cancellationToken).ConfigureAwait(false);
        PlannedFile[] kept = [.. files.Where(file => !failed.Contains(file))];
        var outcomes = await SnapshotFileWriters.WriteAsync(vault, kept, cancellationToken).ConfigureAwait(false);
        errors.AddRange(outcomes.OfType<ItemError>());
        PlannedFile[] done = [.. kept.Where((_, i) => outcomes[i] is null)];
        var commit = await TakeAsync(commits, [.. done.Where(file => file.Place.Source is not null)], cancellationToken).ConfigureAwait(false);
        LogOutcome(revision, done, errors);
        return MakeResult(revision, done, errors) with { SafetyCommit = safety?.ToString(), Commit = commit?.ToString(), Verified = done.Length };
    }

    /// <summary>The files are written: if the commit cannot be made, the next sync takes them as it takes any change.</summary>
    private async Task<ObjectId?> TakeAsync(RestoreCommits commits, IReadOnlyList<PlannedFile> done, CancellationToken cancellationToken)
    {
        try
        {
            return await commits.TakeAsync(done, cancellationToken).ConfigureAwait(false);
        }
        catch (VaultException e)
        {
            vault.Log(VaultLogLevel.Warning, "restore.uncommitted", $"The restored files are not committed: {e.Message} The next sync does it.");
            return null;
        }
    }

    private async Task<PathSelection> SelectAsync(
        RestoreOptions options, ObjectId tree, ObjectId revision, List<ItemError> errors, CancellationToken cancellationToken)
    {
        var selection = options.Paths.Count > 0 || options.Destination is not null
            ? await PathSelection.ReadAsync(vault, [tree], options.Paths, options.ArePathsLiteral, cancellationToken).ConfigureAwait(false)
            : vault.Configuration.Sources.Count > 0
                ? PathSelection.OfVaultPaths(vault.Configuration.Sources.Select(source => source.Folder))
                : throw new InvalidInputException(vault.Paths.Root, "This machine has no sources, so there is no place to restore to.", Advice.Of($"Restore elsewhere with {new HeadWords("--to DIR", "-Destination DIR")}, or add a source ({HeadWords.Command("source add", "Add-VaultSource")})."));
        var missing = await selection.FindMissingAsync(vault, [tree], cancellationToken).ConfigureAwait(false);
        if (missing.Count > 0 && missing.Count == selection.Patterns.Count)
        {
            throw PathNotFoundException.At(missing[0].Given, revision.ToShortString());
        }

        if (options.Paths.Count > 0)
        {
            errors.AddRange(missing.Select(pattern => PathNotFoundException.At(pattern.Given, revision.ToShortString()))
                .Select(e => ItemError.From(e)));
        }

        return selection;
    }

    private RestorePlace? InPlace(string path) =>
        new SourceMap(vault.Configuration.Sources, vault.Services.Environment).TryFindSource(path, out var source, out var relativePath)
            ? new RestorePlace(source.Root, relativePath, source) : null;

    private Func<string, RestorePlace?> Elsewhere(string destination)
    {
        var root = vault.Services.Environment.FullPath(destination);
        if (FolderPath.Below(RealPath.Resolve(vault.Paths.Root), RealPath.Resolve(root), vault.Services.Environment) is not null)
        {
            throw new InvalidInputException(destination, $"'{destination}' is the vault's own folder.", "Name another folder to restore into.");
        }

        return path => new RestorePlace(root, path, null);
    }

    private RestoreResult MakeResult(ObjectId revision, IReadOnlyList<PlannedFile> files, IReadOnlyList<ItemError> errors) => new()
    {
        Revision = revision.ToString(),
        Files = [.. files.Select(file => file.ToResult())],
        Errors = errors,
        Vault = vault.Paths.Root,
    };

    private void LogOutcome(ObjectId revision, IReadOnlyList<PlannedFile> done, IReadOnlyList<ItemError> errors)
    {
        var written = done.Count(file => file.Action != RestoreAction.Keep);
        vault.Log(
            errors.Count == 0 ? VaultLogLevel.Information : VaultLogLevel.Warning,
            "restore.done",
            $"Restored {written} files to their state at {revision.ToShortString()}; {done.Count - written} were so already, {errors.Count} failed.");
    }
}
