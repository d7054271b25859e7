namespace MemoryVault.Git;

/// <summary>One name in a folder.</summary>
/// <param name="Name">The name, without a slash, decoded by <see cref="GitText"/>.</param>
/// <param name="Mode">What it is.</param>
/// <param name="Id">The blob or tree.</param>
public sealed record TreeEntry(string Name, EntryMode Mode, ObjectId Id)
{
    /// <summary>Gets the entry that stands for nothing.</summary>
    public static TreeEntry Absent { get; } = new(string.Empty, EntryMode.None, ObjectId.None);

    /// <summary>Gets a value indicating whether the entry is a folder.</summary>
    public bool IsFolder => Mode == EntryMode.Folder;

    /// <summary>Gives the entries of a folder by their names. A tree of a stranger may hold a name twice: the first one counts, as where a path is looked up.</summary>
    internal static Dictionary<string, TreeEntry> ByName(IReadOnlyCollection<TreeEntry> entries)
    {
        var byName = new Dictionary<string, TreeEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byName.TryAdd(entry.Name, entry);
        }

        return byName;
    }
}
