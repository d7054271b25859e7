using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// Restores every file of a snapshot into a folder of its own under <c>local/</c>, by the same code that restores for the user, and
/// removes each when its bytes were read back: the proof needs room for a few files only. Where nothing can be written there, as on the disk of a machine
/// that died, the folder is among the system's temporary ones.
/// </summary>
/// <remarks>
/// It might be tempting to use the system's folder for temporary files. Do not: it is often in memory, and what is to be proven is
/// that the bytes come back from a disk.
/// </remarks>
internal sealed class RestoreProof(Vault vault)
{
    private const string FolderPrefix = "verify-";

    private readonly string _name = FolderPrefix + Guid.NewGuid().ToString("N");
    private readonly List<ItemError> _problems = [];
    private readonly Lock _lock = new();
    private string _folder = string.Empty;

    /// <summary>Gets the files that came back byte for byte.</summary>
    internal int Files { get; private set; }

    /// <summary>Gets their bytes.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Gets what did not come back.</summary>
    internal IReadOnlyList<ItemError> Problems => [.. _problems.OrderBy(problem => problem.Target, StringComparer.Ordinal)];

    /// <summary>Gets the paths of the objects that did not come back.</summary>
    internal Dictionary<ObjectId, string> FailedObjects { get; } = [];

    /// <summary>Gets what to know of the proof; null where there is nothing.</summary>
    internal string? Warning { get; private set; }

    /// <summary>Restores the files of a tree, one after the other.</summary>
    internal async Task RunAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        MakeFolder();
        RemoveLeftovers();
        try
        {
            var store = new GatedObjectStore(vault.Repository.Objects);
            await using var closing = store.ConfigureAwait(false);
            var done = new Steps("Proving the restore", 0, vault.Services.Progress);
            var limits = new ParallelOptions { MaxDegreeOfParallelism = SnapshotFileWriters.SideBySide, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(SnapshotWalk.RunAsync(store, tree, (_, _) => true, cancellationToken), limits, async (file, token) =>
            {
                done.Next(file.Path);
                await TryAsync(store, file, token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        finally
        {
            Remove(_folder);
        }
    }

    private async Task TryAsync(IObjectStore store, SnapshotFile file, CancellationToken cancellationToken)
    {
        try
        {
            await ProveAsync(store, file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (RestoreErrors.From(file.Path, e) is { } error)
        {
            lock (_lock)
            {
                FailedObjects[file.Entry.Id] = file.Path;
                _problems.Add(error);
            }
        }
    }

    private async Task ProveAsync(IObjectStore store, SnapshotFile file, CancellationToken cancellationToken)
    {
        if (file.Problem is { } problem)
        {
            throw problem;
        }

        if (file.Entry.Mode == EntryMode.SymbolicLink)
        {
            await foreach (var _ in new SnapshotContent(store, file.Entry).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                // That it can be read and is what it should be is all there is to prove.
            }
        }
        else if (file.Entry.Mode != EntryMode.Submodule)
        {
            await WriteAndRemoveAsync(store, file, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAndRemoveAsync(IObjectStore store, SnapshotFile file, CancellationToken cancellationToken)
    {
        // A name that this system cannot write is no fault of the bytes: they are proven under another.
        var isPossible = RestorableName.FindProblem(file.Path, vault.Services.Environment.System) is null;
        var target = Path.Combine(_folder, isPossible ? file.Path.Replace('/', Path.DirectorySeparatorChar) : Guid.NewGuid().ToString("N"));
        await SnapshotFileWriter.WriteAsync(store, file.Path, file.Entry, target, null, cancellationToken).ConfigureAwait(false);
        var length = new FileInfo(target).Length;
        File.Delete(target);
        lock (_lock)
        {
            Bytes += length;
            Files++;
        }
    }

    private void MakeFolder()
    {
        _folder = Path.Combine(vault.Paths.Local, _name);
        try
        {
            PrivateFolder.Create(_folder);
        }
        catch (Exception e) when (SystemRefusal.IsForWriting(e))
        {
            _folder = Path.Combine(Path.GetTempPath(), "memoryvault-" + _name);
            PrivateFolder.Create(_folder);
            Warning = $"Nothing can be written in '{vault.Paths.Local}': the files were restored below '{Path.GetTempPath()}'.";
        }
    }

    /// <summary>Removes what a killed proof left; one that may still run is younger than a day.</summary>
    private void RemoveLeftovers()
    {
        if (!Directory.Exists(vault.Paths.Local))
        {
            return;
        }

        var limit = DateTime.UtcNow.AddDays(-1);
        foreach (var folder in Directory.EnumerateDirectories(vault.Paths.Local, FolderPrefix + "*").Where(f => Directory.GetLastWriteTimeUtc(f) < limit))
        {
            Remove(folder);
        }
    }

    private void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            vault.Log(VaultLogLevel.Warning, "verify.leftover", $"'{folder}' could not be removed: {e.Message}", folder);
        }
    }
}
