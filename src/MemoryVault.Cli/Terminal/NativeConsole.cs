using System.Runtime.InteropServices;

namespace MemoryVault.Cli.Terminal;

/// <summary>What the standard streams need of the operating system.</summary>
/// <remarks>
/// It might be tempting to use <see cref="Console"/>. Do not: its first write costs 8 ms on Linux, half an empty program.
/// Nor a <see cref="FileStream"/> over the descriptor: it keeps an offset of its own, so that <c>(memvault a; memvault b) &gt; file</c>
/// would write one answer over the other.
/// </remarks>
internal static partial class NativeConsole
{
    private const nuint WindowSize = 0x5413;
    private const int WindowsOutput = -11;
    private const int WindowsError = -12;
    private const uint VirtualTerminalProcessing = 4;

    /// <summary>Writes to a descriptor; gives the bytes written, or -1.</summary>
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static unsafe partial nint Write(int descriptor, byte* bytes, nint count);

    /// <summary>Tells whether a standard stream is a terminal that can show colour and rewrite a line.</summary>
    internal static bool IsTerminal(int descriptor)
    {
        if (!OperatingSystem.IsWindows())
        {
            return UnixIsTerminal(descriptor) == 1 && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        }

        // The console of Windows shows escape sequences only where it was asked to.
        var handle = WindowsHandle(descriptor == 1 ? WindowsOutput : WindowsError);
        return WindowsGetMode(handle, out var mode) != 0 && WindowsSetMode(handle, mode | VirtualTerminalProcessing) != 0;
    }

    /// <summary>Gives the terminal's width; null where the system is not asked that way.</summary>
    /// <remarks>Only on Linux: its <c>ioctl</c> takes the pointer as any function would, that of macOS on ARM does not.</remarks>
    internal static unsafe int? Width()
    {
        var size = stackalloc ushort[4];
        return OperatingSystem.IsLinux() && LinuxControl(1, WindowSize, size) == 0 && size[1] > 0 ? size[1] : null;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static unsafe partial int LinuxControl(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int UnixIsTerminal(int descriptor);

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint WindowsHandle(int which);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode")]
    private static partial int WindowsGetMode(nint handle, out uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode")]
    private static partial int WindowsSetMode(nint handle, uint mode);
}
