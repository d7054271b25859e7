namespace MemoryVault.Git;

/// <summary>
/// How many bytes of what a repository holds are taken into memory at once. A gigabyte of zeros is a megabyte on the way: what others choose is
/// looked at by its size before it is read.
/// </summary>
public static class ReadLimit
{
    /// <summary>Any object. Larger files are restored and verified in parts, searched for secrets in windows, and not merged.</summary>
    public const long Whole = 256L << 20;

    /// <summary>A document that becomes values in memory, which take some 30 times its bytes: an entry, a section, a record, a file that is merged.</summary>
    public const long Document = 64L << 20;

    /// <summary>What people and programs set: rules, schemas, the records of machines, the lease table.</summary>
    public const long Settings = 8L << 20;

    /// <summary>The names of one folder: about a million and a half.</summary>
    public const long Folder = 64L << 20;
}
