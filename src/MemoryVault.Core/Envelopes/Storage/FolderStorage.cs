using System.Globalization;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Keeps files in a folder: a disk that is plugged in, a share.</summary>
/// <param name="folder">The folder, absolute.</param>
/// <param name="clock">The clock that waiting for the lock is measured with.</param>
/// <remarks>
/// A file is written beside its place, flushed, and moved there, which fails where there is one. A publication is made by its manifest, the last file of it, and the operating
/// system's lock on <c>.lock</c> lets one publisher in at a time. A folder that a program copies between machines (Dropbox, Syncthing) has no such lock: one machine may publish there.
/// </remarks>
internal sealed class FolderStorage(string folder, TimeProvider clock) : IEnvelopeStorage
{
    private const string Draft = ".draft-";
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Place => folder;

    /// <inheritdoc/>
    public async Task<string?> PeekAsync(CancellationToken cancellationToken)
    {
        var listing = await ListAsync(cancellationToken).ConfigureAwait(false);
        return listing.Files.Values.Where(file => file.Name != EnvelopeFileName.Readme).MaxBy(file => file.Name, StringComparer.Ordinal) is { } newest ? $"{newest.Name} {newest.Stamp}" : null;
    }

    /// <inheritdoc/>
    public Task<StorageListing> ListAsync(CancellationToken cancellationToken) => Reach(() =>
    {
        if (!Directory.Exists(folder))
        {
            // Made at the first publication, where the folder above is there: a disk that is not plugged in must not be written to beside it.
            return Directory.Exists(Path.GetDirectoryName(folder)) ? StorageListing.Empty : throw new RemoteFailedException(folder, RemoteFailure.NotFound, "there is no such folder; is the disk there?");
        }

        var files = new Dictionary<string, StoredFile>(StringComparer.Ordinal);
        var hasOther = false;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (name == EnvelopeFileName.Readme || EnvelopeFileName.TryParse(name) is not null)
            {
                files[name] = new StoredFile(name, Stamp(name));
            }
            else
            {
                hasOther |= !name.StartsWith('.');
            }
        }

        return new StorageListing(null, files, hasOther && !files.Keys.Any(name => EnvelopeFileName.TryParse(name) is not null));
    });

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, long maximum, CancellationToken cancellationToken)
    {
        Stamp(file.Name);
        try
        {
            var stream = new FileStream(PathOf(file.Name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = new byte[Math.Min(stream.Length, maximum) + 1];
                var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return count <= maximum ? bytes.AsMemory(0, count) : throw new EnvelopeInvalidException(
                    Place, file.Name, EnvelopeFault.Malformed, string.Create(CultureInfo.InvariantCulture, $"has {stream.Length} bytes, and not more than {maximum} are possible"));
            }
        }
        catch (FileNotFoundException)
        {
            throw new EnvelopeInvalidException(Place, file.Name, EnvelopeFault.Missing, "was taken away while it was read");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(e);
        }
    }

    /// <inheritdoc/>
    public Task<StagedFile> StageAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Reach(() =>
    {
        if (!Directory.Exists(folder))
        {
            PrivateFolder.Create(folder);
        }

        var draft = Draft + Guid.NewGuid().ToString("N");
        AtomicFile.Write(PathOf(draft), bytes.Span);
        return new StagedFile(name, draft);
    });

    /// <inheritdoc/>
    public async Task<StorageListing> AppendAsync(IReadOnlyList<StagedFile> files, StorageListing after, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await FileLock.AcquireAsync(PathOf(".lock"), "publish", LockTimeout, clock, cancellationToken).ConfigureAwait(false);
            var now = await ListAsync(cancellationToken).ConfigureAwait(false);
            RequireSame(files, after, now);
            new Leftovers(clock).Remove(folder, SearchOption.TopDirectoryOnly, IsDraft);
            return await Reach(() => Move(files, now)).ConfigureAwait(false);
        }
        finally
        {
            foreach (var file in files)
            {
                File.Delete(PathOf(file.Handle));
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask CloseAsync() => ValueTask.CompletedTask;

    private StorageListing Move(IReadOnlyList<StagedFile> files, StorageListing now)
    {
        var all = now.Files.ToDictionary(StringComparer.Ordinal);
        foreach (var file in files)
        {
            // A bundle without a manifest is what a publisher left that was killed: with its lock held here, nobody misses it. A manifest is never replaced.
            File.Move(PathOf(file.Handle), PathOf(file.Name), overwrite: EnvelopeFileName.TryParse(file.Name) is not { IsManifest: true });
            all[file.Name] = new StoredFile(file.Name, Stamp(file.Name));
        }

        return new StorageListing(null, all, false);
    }

    // What was listed is still there, and nobody else has published since.
    private void RequireSame(IReadOnlyList<StagedFile> files, StorageListing after, StorageListing now)
    {
        var manifest = EnvelopeFileName.TryParse(files[^1].Name)!.Value;
        var isTaken = now.Files.Keys.Any(name => EnvelopeFileName.TryParse(name) is { IsManifest: true } there && there.Sequence >= manifest.Sequence);
        var isGone = after.Files.Keys.Any(name => EnvelopeFileName.TryParse(name) is { IsManifest: true } && !now.Files.ContainsKey(name));
        if (isTaken || isGone)
        {
            throw new RemoteFailedException(Place, RemoteFailure.NonFastForward, "somebody else has published there");
        }
    }

    private string Stamp(string name)
    {
        var facts = FileProbe.Read(PathOf(name), followLinks: false);
        return facts.Kind == FileKind.File
            ? string.Create(CultureInfo.InvariantCulture, $"{facts.Stamp.Size}-{facts.Stamp.Modified}")
            : throw new EnvelopeInvalidException(Place, name, EnvelopeFault.Malformed, "is no file");
    }

    // A draft, or the file that was to become one.
    private static bool IsDraft(string name) => name.StartsWith(Draft, StringComparison.Ordinal) || name.StartsWith("." + Draft, StringComparison.Ordinal);

    private string PathOf(string name) => Path.Combine(folder, name);

    private Task<T> Reach<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(e);
        }
    }

    private RemoteFailedException Unreachable(Exception error) =>
        new(folder, error is UnauthorizedAccessException ? RemoteFailure.Denied : RemoteFailure.Other, error.Message);
}
