using MemoryVault.Faults.Tracing;

namespace MemoryVault.Faults.Failing;

/// <summary>An error that system calls end with.</summary>
/// <param name="Name">The error's name.</param>
/// <param name="Number">Its number on Linux (errno).</param>
/// <param name="Lasts">Whether all such calls fail from the chosen one on, as on a full disk; else that one alone.</param>
/// <param name="Calls">The calls that can end with it.</param>
internal sealed record CallFault(string Name, int Number, bool Lasts, IReadOnlySet<string> Calls)
{
    private static readonly string[] Writing = ["write", "pwrite64", "writev", "pwritev", "copy_file_range", "sendfile"];
    private static readonly string[] Naming = ["open", "openat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "mkdir", "mkdirat"];
    private static readonly string[] Removing = ["unlink", "unlinkat", "rmdir"];
    private static readonly string[] Flushing = ["fsync", "fdatasync"];

    /// <summary>Gets those that are tried.</summary>
    internal static IReadOnlyList<CallFault> All { get; } =
    [
        new("ENOSPC", 28, Lasts: true, Set(Writing, Naming)),
        new("EIO", 5, Lasts: false, Set(Writing, Naming, Flushing, Removing)),
        new("EMFILE", 24, Lasts: false, Set(["open", "openat"])),
        new("EACCES", 13, Lasts: false, Set(Naming, Removing)),
        new("EROFS", 30, Lasts: true, Set(Naming, Removing, ["chmod", "fchmodat", "utimensat", "truncate"])),
        new("EAGAIN", 11, Lasts: false, Set(["clone", "fork", "vfork", "execve"])),
    ];

    /// <summary>Tells whether a call can end with it. Too many open files is met by what only reads, too.</summary>
    internal bool Fits(SystemCall call) => Calls.Contains(call.Name) && (call.Changes || Name is "EMFILE" or "EIO" or "EACCES");

    private static HashSet<string> Set(params string[][] names) => [.. names.SelectMany(name => name)];
}
