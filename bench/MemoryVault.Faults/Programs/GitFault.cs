namespace MemoryVault.Faults.Programs;

/// <summary>What a git does instead of its work.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Script">The shell's words for it.</param>
internal sealed record GitFault(string Name, string Script)
{
    /// <summary>Gets those that end at once.</summary>
    internal static IReadOnlyList<GitFault> Quick { get; } =
    [
        new("exit-1", "exit 1"),
        new("exit-128", "echo 'fatal: something is wrong' >&2; exit 128"),
        new("exit-129", "echo 'usage: git' >&2; exit 129"),
        new("exit-255", "exit 255"),
        new("killed", "kill -9 $$"),
        new("crashed", "kill -SEGV $$"),
        new("silent", "exit 0"),
        new("garbage", "head -c 3000 /dev/urandom; exit 0"),
        new("garbage-fails", "head -c 3000 /dev/urandom; head -c 3000 /dev/urandom >&2; exit 1"),
        new("half", "real \"$@\" | head -c 20; kill -9 $$"),
        new("done-and-killed", "real \"$@\"; kill -9 $$"),
        new("chatters", "yes; exit 1"),
    ];

    /// <summary>Gets those that never end: each takes as long as the limit that is reached.</summary>
    internal static IReadOnlyList<GitFault> Endless { get; } = [new("hangs", "exec sleep 600"), new("hangs-deaf", "trap '' TERM; sleep 600; sleep 600")];
}
