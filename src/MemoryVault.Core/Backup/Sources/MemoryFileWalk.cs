using System.IO.Enumeration;

namespace MemoryVault.Backup;

/// <summary>Walks the files of a source that its filter takes, without reading them, as they come.</summary>
/// <remarks>
/// For discovery: it can stop at the first file, and passes over what cannot be read. Links to folders are not entered here, so nothing
/// is walked twice; links to files are listed.
/// </remarks>
internal sealed class MemoryFileWalk(string root, SourceFilter filter, Action<string, string>? unreadable = null)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Lists the files, folder by folder, each folder in the order of its names.</summary>
    internal IEnumerable<WalkedFile> Files() => Folders().SelectMany(files => files);

    /// <summary>Lists the files of each folder that may hold some.</summary>
    internal IEnumerable<IReadOnlyList<WalkedFile>> Folders()
    {
        var pending = new Stack<string>([string.Empty]);
        while (pending.TryPop(out var folder))
        {
            var entries = Read(folder);
            foreach (var entry in entries.Where(entry => entry.IsFolder && filter.MayContain(entry.RelativePath)).Reverse())
            {
                pending.Push(entry.RelativePath + "/");
            }

            yield return [.. entries.Where(entry => !entry.IsFolder && filter.Includes(entry.RelativePath))];
        }
    }

    private List<WalkedFile> Read(string folder)
    {
        var path = Path.Join(root, folder);
        try
        {
            var found = new FileSystemEnumerable<WalkedFile>(path, (ref FileSystemEntry entry) => Look(folder, ref entry), Everything).ToList();
            found.RemoveAll(entry => entry.IsFolder && entry.IsLink);
            found.Sort(static (one, other) => string.CompareOrdinal(one.RelativePath, other.RelativePath));
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unreadable?.Invoke(path, e.Message);
            return [];
        }
    }

    private static WalkedFile Look(string folder, ref FileSystemEntry entry) => new(
        string.Concat(folder, entry.FileName), entry.IsDirectory, entry.Attributes.HasFlag(FileAttributes.ReparsePoint), entry.ToFullPath());
}
