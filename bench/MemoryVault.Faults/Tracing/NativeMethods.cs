using System.Runtime.InteropServices;

namespace MemoryVault.Faults.Tracing;

/// <summary>The calls of libc that tracing needs (ptrace(2), waitpid(2), posix_spawn(3)).</summary>
internal static unsafe partial class NativeMethods
{
    internal const int Continue = 24;           // PTRACE_SYSCALL: until the next system call begins or ends
    internal const int PokeUser = 6;
    internal const int Seize = 0x4206;
    internal const int GetSystemCall = 0x420e;
    internal const int KillSignal = 9;
    internal const int ContinueSignal = 18;
    internal const int TrapSignal = 5;
    internal const int WaitStopped = 2;         // WUNTRACED
    internal const int WaitAll = 0x40000000;    // __WALL: threads, too
    internal const int WaitOwn = 0x20000000;    // __WNOTHREAD: what this thread traces, not what another does

    // TRACESYSGOOD, TRACEFORK, TRACEVFORK, TRACECLONE, TRACEEXEC, EXITKILL
    internal const int Options = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x100000;

    private const short DefaultSignalsAndMask = 0x4 | 0x8;

    [LibraryImport("libc", EntryPoint = "ptrace", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial nint Trace(int request, int thread, nint address, nint data);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Wait(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Send(int process, int signal);

    /// <summary>Starts a program with all signals as a system starts it: .NET ignores SIGPIPE, and what it starts would, too.</summary>
    internal static int Spawn(string program, string[] arguments, string[] environment)
    {
        var attributes = stackalloc byte[1024];
        var signals = stackalloc byte[128];
        _ = InitializeAttributes(attributes);
        new Span<byte>(signals, 128).Clear();
        _ = SetMask(attributes, signals);
        new Span<byte>(signals, 128).Fill(0xff);
        _ = SetDefaults(attributes, signals);
        _ = SetFlags(attributes, DefaultSignalsAndMask);
        var error = Spawn(out var process, program, 0, attributes, [program, .. arguments, null], [.. environment, null]);
        return error == 0 ? process : throw new InvalidOperationException($"'{program}' cannot be started: error {error}.");
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Spawn(out int process, string path, nint actions, byte* attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int InitializeAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetMask(byte* attributes, byte* signals);
}
