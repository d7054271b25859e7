using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// The cache of what tracked files looked like (<c>local/index</c>), by vault folder of the source. It only saves reading: without it,
/// or with one that does not fit the repository, every file is read again and nothing else differs.
/// </summary>
internal sealed class FileIndex
{
    /// <summary>Gets the id of this machine's view (<see cref="MachineView"/>) that the index belongs to.</summary>
    internal ObjectId View { get; init; } = ObjectId.None;

    /// <summary>Gets the commit that <c>main</c> was at after the sync; <see cref="ObjectId.None"/> if not known.</summary>
    internal ObjectId Head { get; init; } = ObjectId.None;

    /// <summary>Gets the fingerprint of this machine's record as it was committed.</summary>
    internal ObjectId Record { get; init; } = ObjectId.None;

    /// <summary>Gets the sources by their folder in the vault.</summary>
    internal Dictionary<string, IndexedSource> Sources { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Reads the index; an empty one if there is none or it is damaged.</summary>
    internal static FileIndex Read(string path)
    {
        try
        {
            return FileIndexFormat.Parse(File.ReadAllBytes(path)) ?? new FileIndex();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileIndex();
        }
    }

    /// <summary>Replaces the index atomically.</summary>
    internal void Write(string path) => AtomicFile.Write(path, FileIndexFormat.Format(this));
}
