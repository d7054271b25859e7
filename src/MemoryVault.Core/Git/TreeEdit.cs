namespace MemoryVault.Git;

/// <summary>One change to a tree.</summary>
/// <param name="Path">Names joined by <c>/</c>.</param>
/// <param name="Mode">What is to stand there; <see cref="EntryMode.None"/> removes it, <see cref="EntryMode.Folder"/> puts a whole folder there.</param>
/// <param name="Id">The blob or tree.</param>
public sealed record TreeEdit(string Path, EntryMode Mode, ObjectId Id)
{
    /// <summary>Makes an edit that removes a path.</summary>
    public static TreeEdit Remove(string path) => new(path, EntryMode.None, ObjectId.None);
}
