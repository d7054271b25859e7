namespace MemoryVault.Files;

/// <summary>What stands at a path.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link (only where links are not followed).</summary>
    Link,

    /// <summary>A socket, pipe or device.</summary>
    Other,

    /// <summary>It cannot be looked at.</summary>
    Denied,
}
