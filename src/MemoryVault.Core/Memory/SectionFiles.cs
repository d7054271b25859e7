using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>What stands for a section in the tree.</summary>
/// <param name="Document">The file <c>memory/&lt;section&gt;.json</c>, which holds the whole section: one that is no object, an empty one, or one with a key that cannot be a file name.</param>
/// <param name="Folder">The folder <c>memory/&lt;section&gt;</c>, a file for each entry.</param>
/// <remarks>
/// We write one or the other. A merge by a foreign git can leave both: an entry of the folder then counts before that of the document, and the next check-in of
/// the section puts them together.
/// </remarks>
internal sealed record SectionFiles(ObjectId? Document, ObjectId? Folder)
{
    /// <summary>Gets a section that is not there.</summary>
    internal static SectionFiles None { get; } = new(null, null);

    /// <summary>Gets a value indicating whether there is no such section.</summary>
    internal bool IsAbsent => Document is null && Folder is null;
}
