namespace MemoryVault.Git;

/// <summary>One name in a folder.</summary>
/// <param name="Name">The name, without a slash, decoded by <see cref="GitText"/>.</param>
/// <param name="Mode">What it is.</param>
/// <param name="Id">The blob or tree.</param>
public readonly record struct TreeEntry(string Name, EntryMode Mode, ObjectId Id)
{
    /// <summary>Gets a value indicating whether the entry is a folder.</summary>
    public bool IsFolder => Mode == EntryMode.Folder;
}
