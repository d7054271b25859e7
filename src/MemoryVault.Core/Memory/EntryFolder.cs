using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>A folder of entries as it is read: files, and sub-folders by digit.</summary>
internal sealed class EntryFolder
{
    private readonly List<TreeEntry> _files = [];
    private readonly ObjectId?[] _folders = new ObjectId?[FanOut.Width];

    private EntryFolder()
    {
    }

    /// <summary>Gets what is no sub-folder of a fan-out: entries, and what somebody else put there.</summary>
    internal IReadOnlyList<TreeEntry> Files => _files;

    /// <summary>Gets a value indicating whether the folder is split.</summary>
    internal bool IsSplit { get; private set; }

    /// <summary>Gets a value indicating whether it is split and holds files all the same.</summary>
    internal bool IsMixed => IsSplit && _files.Count > 0;

    /// <summary>Sorts the entries of a tree.</summary>
    internal static EntryFolder Of(IReadOnlyList<TreeEntry> entries)
    {
        var folder = new EntryFolder();
        foreach (var entry in entries)
        {
            if (FanOut.DigitOf(entry) is var digit and >= 0)
            {
                folder._folders[digit] = entry.Id;
                folder.IsSplit = true;
            }
            else
            {
                folder._files.Add(entry);
            }
        }

        return folder;
    }

    /// <summary>Gives the sub-folder of a digit; the empty tree if there is none.</summary>
    internal ObjectId Folder(int digit) => _folders[digit] ?? ObjectId.EmptyTree;

    /// <summary>Adds the sub-folders to a list of what is to be read.</summary>
    internal void AddFoldersTo(Queue<ObjectId> queue)
    {
        foreach (var folder in _folders)
        {
            if (folder is not null)
            {
                queue.Enqueue(folder);
            }
        }
    }
}
