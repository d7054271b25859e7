namespace MemoryVault.Faults.Tracing;

/// <summary>The system calls that change files, or begin programs, by their numbers on x86-64 (Linux: arch/x86/entry/syscalls/syscall_64.tbl).</summary>
internal static class SystemCallTable
{
    private static readonly Dictionary<ulong, SystemCallForm> Forms = new()
    {
        [1] = new("write", Descriptor: 0), [18] = new("pwrite64", Descriptor: 0), [20] = new("writev", Descriptor: 0), [296] = new("pwritev", Descriptor: 0),
        [326] = new("copy_file_range", Descriptor: 2), [40] = new("sendfile", Descriptor: 0), [285] = new("fallocate", Descriptor: 0),
        [2] = new("open", Path: 0, Flags: 1), [85] = new("creat", Path: 0), [257] = new("openat", Path: 1, Flags: 2),
        [82] = new("rename", Path: 0), [264] = new("renameat", Path: 1), [316] = new("renameat2", Path: 1),
        [86] = new("link", Path: 1), [265] = new("linkat", Path: 3), [88] = new("symlink", Path: 1), [266] = new("symlinkat", Path: 2),
        [87] = new("unlink", Path: 0), [263] = new("unlinkat", Path: 1),
        [83] = new("mkdir", Path: 0), [258] = new("mkdirat", Path: 1), [84] = new("rmdir", Path: 0),
        [74] = new("fsync", Descriptor: 0), [75] = new("fdatasync", Descriptor: 0), [76] = new("truncate", Path: 0), [77] = new("ftruncate", Descriptor: 0),
        [90] = new("chmod", Path: 0), [91] = new("fchmod", Descriptor: 0), [268] = new("fchmodat", Path: 1), [280] = new("utimensat", Path: 1),
        [73] = new("flock", Descriptor: 0), [72] = new("fcntl", Descriptor: 0),
        [56] = new("clone") { BeginsProgram = true }, [57] = new("fork") { BeginsProgram = true }, [58] = new("vfork") { BeginsProgram = true },
        [59] = new("execve", Path: 0) { BeginsProgram = true },
    };

    /// <summary>Gives what is known of a call; null of one that changes nothing.</summary>
    internal static SystemCallForm? Find(ulong number) => Forms.GetValueOrDefault(number);
}
