namespace MemoryVault.Git;

/// <summary>
/// Reads objects from git's files and writes small batches as loose objects, so that a short program needs no process for them. What is
/// not plainly there (a damaged file, another format, a borrowed object) is left to git.
/// </summary>
/// <remarks>
/// It might be tempting to ask git for everything. A process costs a short program more than the reading of the five objects that a
/// sync wants; and whatever is read here is believed only if its bytes have the id that was asked for.
/// </remarks>
internal sealed class ObjectFiles(string repositoryPath) : IDisposable
{
    private readonly LooseObjectFiles _loose = new(Path.Combine(repositoryPath, "objects"));
    private readonly string _packFolder = Path.Combine(repositoryPath, "objects", "pack");
    private List<PackFile>? _packs;

    /// <summary>Reads an object; null where it is not plainly there, or has more bytes than are wanted: git then tells how many.</summary>
    internal GitObject? TryRead(ObjectId id, long mostBytes = ReadLimit.Whole)
    {
        var found = _loose.TryRead(id, mostBytes) ?? TryReadPacked(id, mostBytes);
        return found is not null && found.ComputeId() == id ? found : null;
    }

    /// <summary>Reads an object's kind and size, if it is loose.</summary>
    internal GitObjectHeader? TryReadHeader(ObjectId id) => _loose.TryReadHeader(id);

    /// <summary>Tells whether an object has a file of its own, whole or not.</summary>
    internal bool HasLoose(ObjectId id) => _loose.Has(id);

    /// <summary>Writes objects that are not there yet, each flushed.</summary>
    internal void Write(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken) => _loose.Write(objects, cancellationToken);

    /// <summary>Closes the packs; they are looked for anew when they are next needed.</summary>
    public void Dispose()
    {
        foreach (var pack in _packs ?? [])
        {
            pack.Dispose();
        }

        _packs = null;
    }

    private GitObject? TryReadPacked(ObjectId id, long mostBytes)
    {
        try
        {
            foreach (var pack in _packs ??= OpenPacks())
            {
                if (pack.TryRead(id, mostBytes) is { } found)
                {
                    return found;
                }
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // Damaged, or packed anew in the meantime: git has the word, and the next read looks again.
        }

        // It may be in a pack that was made since.
        Dispose();
        return null;
    }

    private List<PackFile> OpenPacks()
    {
        var packs = new List<PackFile>();
        foreach (var index in Directory.Exists(_packFolder) ? Directory.GetFiles(_packFolder, "pack-*.idx") : [])
        {
            if (PackFile.TryOpen(index) is { } pack)
            {
                packs.Add(pack);
            }
        }

        return packs;
    }
}
