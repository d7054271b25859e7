using System.Text;
using MemoryVault.Files;

namespace MemoryVault.Envelopes;

/// <summary>
/// The files of an envelope that this machine has seen, a line each: name, SHA-256, stamp. Lines are added at the end, so that remembering a publication costs no more than it; of two
/// lines of one name the later counts.
/// </summary>
internal sealed class KnownFiles
{
    /// <summary>What stands for the hash of a file that was never read here.</summary>
    private const string Unread = "-";

    private readonly string _path;
    private readonly Dictionary<string, (string Sha256, string Stamp)> _files = new(StringComparer.Ordinal);
    private readonly StringBuilder _new = new();

    private KnownFiles(string path) => _path = path;

    /// <summary>Gets the names.</summary>
    internal IEnumerable<string> Names => _files.Keys;

    /// <summary>Reads them.</summary>
    internal static KnownFiles Read(string path)
    {
        var known = new KnownFiles(path);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                // The last line may have been cut by a crash.
                if (line.Split(' ') is [var name, var sha256, var stamp, "."])
                {
                    known._files[name] = (sha256, stamp);
                }
            }
        }

        return known;
    }

    /// <summary>Gives the files, as they were seen.</summary>
    internal IReadOnlyDictionary<string, StoredFile> ToFiles() =>
        _files.ToDictionary(file => file.Key, file => new StoredFile(file.Key, file.Value.Stamp), StringComparer.Ordinal);

    /// <summary>Tells whether a file was seen with this stamp.</summary>
    internal bool IsKnown(StoredFile file) => _files.TryGetValue(file.Name, out var known) && known.Stamp == file.Stamp;

    /// <summary>Gives the hash that a file had; null where it was never read.</summary>
    internal string? HashOf(string name) => _files.TryGetValue(name, out var known) && known.Sha256 != Unread ? known.Sha256 : null;

    /// <summary>Remembers a file.</summary>
    internal void Add(StoredFile file, string? sha256)
    {
        _files[file.Name] = (sha256 ?? Unread, file.Stamp);
        _new.Append(file.Name).Append(' ').Append(sha256 ?? Unread).Append(' ').Append(file.Stamp).Append(" .\n");
    }

    /// <summary>Writes what was added.</summary>
    internal void Save()
    {
        if (_new.Length > 0)
        {
            PrivateFolder.Create(Path.GetDirectoryName(_path)!);
            PrivateFile.Append(_path, "\n" + _new);
            _new.Clear();
        }
    }
}
