namespace MemoryVault.Backup;

/// <summary>What a <see cref="SourceFilter"/> knows of a folder: how far each of its sets of patterns has come there.</summary>
/// <param name="Folder">The folder, relative and with <c>/</c>; empty for the root.</param>
/// <param name="Parent">The folder above; null for the root.</param>
/// <param name="IsForbidden">Whether nothing below is taken, whatever the includes say.</param>
/// <param name="OwnExcludes">The state of the source's excludes.</param>
/// <param name="Named">The state of the includes that name a file.</param>
/// <param name="Excluded">The state of what the preset and the program leave out.</param>
/// <param name="Included">The state of the includes.</param>
internal sealed record FolderVerdict(
    string Folder, FolderVerdict? Parent, bool IsForbidden, GlobSetState OwnExcludes, GlobSetState Named, GlobSetState Excluded, GlobSetState Included)
{
    /// <summary>Tells whether a folder is this one or lies below.</summary>
    internal bool Holds(ReadOnlySpan<char> folder) =>
        Folder.Length == 0 || (folder.StartsWith(Folder, StringComparison.Ordinal) && (folder.Length == Folder.Length || folder[Folder.Length] == '/'));
}
