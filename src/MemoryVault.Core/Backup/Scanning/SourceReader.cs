using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// Finds what changed in a source, by content. A file whose stamp is as it was is not read, unless it is so young that it could
/// have been written again without a new time (the racy-git rule: Documentation/technical/racy-git.txt of git).
/// </summary>
/// <remarks>
/// It might be tempting to compare modification times alone. Do not: tools set them back, file systems count in seconds, and a
/// change within one tick of the clock has the time of the one before.
/// </remarks>
internal sealed class SourceReader(Vault vault, AcceptList accept, bool dryRun)
{
    private const long BatchBytes = 32 << 20;
    private const int BatchObjects = 20_000;
    private static readonly TimeSpan ClockTick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CoarseTick = TimeSpan.FromSeconds(2);

    private readonly FileReader _files = new(vault.Configuration.Policies.MaximumFileBytes);
    private readonly DamageCheck _damage = new(vault.Repository, vault.Configuration.Policies);
    private long _batchBytes;

    /// <summary>Reads a source.</summary>
    internal async Task<SourceReading> ReadAsync(MemorySource source, IndexedSource before, CancellationToken cancellationToken)
    {
        var reading = new SourceReading { Source = source, Before = before };
        var scan = Scan(source, cancellationToken);
        reading.Errors.AddRange(scan.Errors);
        for (var i = 0; i < scan.Files.Count; i++)
        {
            var file = scan.Files[i];
            var known = before.Entries.GetValueOrDefault(file.Path);
            if (known is not null && known.Stamp == file.Stamp && (known.Damage is null || !accept.Accepts(source, file.Path)))
            {
                Keep(reading, file.Path, known);
                continue;
            }

            vault.Services.Progress?.Report(new VaultProgress($"Reading {source.Name}", i, scan.Files.Count, file.Path));
            await ReadFileAsync(reading, file, known, cancellationToken).ConfigureAwait(false);
        }

        FindMissing(reading, scan);
        return reading;
    }

    // A source that was edited by hand, or by a newer program, must not keep the others from being backed up.
    private SourceScan Scan(MemorySource source, CancellationToken cancellationToken)
    {
        try
        {
            return new SourceScanner(source, SourceFilter.For(source, vault.Services.Environment, vault.Paths.Root)).Scan(cancellationToken);
        }
        catch (InvalidInputException e)
        {
            return new SourceScan([], [SourceErrors.SourceInvalid(source, e)], [string.Empty]);
        }
    }

    private async ValueTask ReadFileAsync(SourceReading reading, ScannedFile file, IndexEntry? known, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_files.TryRead(file.FullPath, out var content) is { } error)
        {
            Fail(reading, file.Path, error, known);
        }
        else if (content is not null)
        {
            await TakeAsync(reading, file.Path, content, known, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask TakeAsync(
        SourceReading reading, string path, FileContent content, IndexEntry? known, CancellationToken cancellationToken)
    {
        reading.IndexChanged = true;
        var blob = new GitObject(GitObjectKind.Blob, content.Bytes);
        var isCut = SegmentedFile.HasName(path) && (known?.Mode == EntryMode.Folder || content.Bytes.Length >= SegmentedFile.FromBytes);
        var (mode, id, objects) = isCut
            ? await CutAsync(content.Bytes, known, cancellationToken).ConfigureAwait(false)
            : (content.Executable ? EntryMode.Executable : EntryMode.File, blob.ComputeId(), [blob]);
        var entry = new IndexEntry(mode, id, content.Bytes.Length, SafeStamp(content.Stamp));
        if (known is { } same && same.Id == entry.Id && (same.Mode == entry.Mode || OperatingSystem.IsWindows()))
        {
            Release(reading, path, same);
            Keep(reading, path, entry with { Mode = same.Mode });
            return;
        }

        if (known is { } good && !accept.Accepts(reading.Source, path)
            && await _damage.FindAsync(path, good, content.Bytes, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            objects = [blob];
            var damaged = good with { Stamp = entry.Stamp, Damage = fault, DamagedId = blob.ComputeId() };
            Quarantine(reading, path, damaged, isNew: good.DamagedId != blob.ComputeId() || good.Damage is null);
        }
        else
        {
            Change(reading, path, entry, known);
        }

        foreach (var item in objects)
        {
            await AddAsync(reading, item, cancellationToken).ConfigureAwait(false);
        }
    }

    // A transcript that grows costs what was appended: see SegmentedFile. Of a dry run nothing is left but objects that no ref names.
    private async Task<(EntryMode Mode, ObjectId Id, IReadOnlyCollection<GitObject> Objects)> CutAsync(
        byte[] bytes, IndexEntry? known, CancellationToken cancellationToken)
    {
        var objects = new PendingObjects(vault.Repository.Objects);
        var folder = await SegmentedFile.WriteAsync(objects, known?.ToTreeEntry() ?? TreeEntry.Absent, bytes, cancellationToken).ConfigureAwait(false);
        return (EntryMode.Folder, folder, objects.Objects);
    }

    private static void Change(SourceReading reading, string path, IndexEntry entry, IndexEntry? known)
    {
        Release(reading, path, known);
        reading.Entries[path] = entry;
        reading.ViewEdits.Add(new TreeEdit(path, entry.Mode, entry.Id));
        reading.Changes.Add(new FileChange(
            known is null ? ChangeKind.Added : ChangeKind.Modified, reading.Source.Name, VaultPath(reading.Source, path), entry.Size));
    }

    private static void Keep(SourceReading reading, string path, IndexEntry entry)
    {
        if (entry.Damage is null)
        {
            reading.Entries[path] = entry;
            reading.Unchanged++;
        }
        else
        {
            Quarantine(reading, path, entry, isNew: false);
        }
    }

    private static void Fail(SourceReading reading, string path, ItemError error, IndexEntry? known)
    {
        reading.Errors.Add(error);
        if (known is { } last)
        {
            reading.IndexChanged |= last.Stamp != default;
            reading.Entries[path] = last.Unstamped();
        }
    }

    private static void Quarantine(SourceReading reading, string path, IndexEntry damaged, bool isNew)
    {
        var place = $"quarantine/{reading.Source.Name}/{path}";
        reading.Entries[path] = damaged;
        reading.Quarantined.Add(new QuarantinedFile(reading.Source.Name, VaultPath(reading.Source, path), place, damaged.Damage!));
        if (isNew)
        {
            reading.QuarantineEdits.Add(new TreeEdit(place, EntryMode.File, damaged.DamagedId));
        }
    }

    // A file that is well again, changed for good, or gone: the damaged copy leaves the tree and stays in the history.
    private static void Release(SourceReading reading, string path, IndexEntry? known)
    {
        if (known?.Damage is not null)
        {
            reading.IndexChanged = true;
            reading.QuarantineEdits.Add(TreeEdit.Remove($"quarantine/{reading.Source.Name}/{path}"));
        }
    }

    private static void FindMissing(SourceReading reading, SourceScan scan)
    {
        foreach (var (path, known) in reading.Before.Entries)
        {
            if (reading.Entries.ContainsKey(path))
            {
                continue;
            }

            reading.IndexChanged = true;
            if (scan.IsUnseen(path))
            {
                reading.Entries[path] = known.Unstamped();
                continue;
            }

            Release(reading, path, known);
            reading.ViewEdits.Add(TreeEdit.Remove(path));
            reading.Changes.Add(new FileChange(ChangeKind.Deleted, reading.Source.Name, VaultPath(reading.Source, path), 0));
        }
    }

    private async ValueTask AddAsync(SourceReading reading, GitObject item, CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            return;
        }

        reading.Blobs.Add(item);
        _batchBytes += item.Bytes.Length;
        if (_batchBytes > BatchBytes || reading.Blobs.Count >= BatchObjects)
        {
            await vault.Repository.Objects.WriteAsync(reading.Blobs, cancellationToken).ConfigureAwait(false);
            reading.Blobs.Clear();
            _batchBytes = 0;
        }
    }

    // Zero nanoseconds mean a file system that counts in seconds or two.
    private FileStamp SafeStamp(FileStamp stamp)
    {
        var youngest = Math.Max(stamp.Modified, stamp.Changed);
        var tick = stamp.Modified % 1_000_000_000 == 0 ? CoarseTick : ClockTick;
        var now = (vault.Services.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        return youngest < now - (tick.Ticks * 100) ? stamp : default;
    }

    private static string VaultPath(MemorySource source, string path) => $"{source.Folder}/{path}";
}
