namespace MemoryVault.Git;

/// <summary>The mode of a tree entry, with the numbers that git writes in octal.</summary>
public enum EntryMode
{
    /// <summary>No entry.</summary>
    None = 0,

    /// <summary>A folder: <c>40000</c>.</summary>
    Folder = 0x4000,

    /// <summary>An ordinary file: <c>100644</c>.</summary>
    File = 0x81A4,

    /// <summary>A file that may be executed: <c>100755</c>.</summary>
    Executable = 0x81ED,

    /// <summary>A symbolic link: <c>120000</c>. MemoryVault writes none, a foreign commit may hold some.</summary>
    SymbolicLink = 0xA000,

    /// <summary>A commit of another repository: <c>160000</c>. MemoryVault writes none.</summary>
    Submodule = 0xE000,
}
