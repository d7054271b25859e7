using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace MemoryVault.Files;

/// <summary>
/// <c>statx(2)</c>: one call a file, with nanoseconds, ctime and inode, which .NET does not give. The layout of its answer is part of the
/// kernel's interface and the same on every processor (linux/stat.h).
/// </summary>
internal static unsafe class LinuxFileProbe
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStats = 0x7ff;
    private const int AnswerSize = 256;
    private const int PermissionDenied = 13;

    /// <summary>Gets a value indicating whether this system has the call.</summary>
    internal static bool IsAvailable { get; } = Probe();

    internal static FileFacts Read(string path, bool followLinks)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        byte[]? rented = null;
        var bytes = longest <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            bytes[Encoding.UTF8.GetBytes(path, bytes)] = 0;
            return Read(bytes, followLinks);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static FileFacts Read(ReadOnlySpan<byte> path, bool followLinks)
    {
        Span<byte> answer = stackalloc byte[AnswerSize];
        fixed (byte* pathPointer = path)
        fixed (byte* answerPointer = answer)
        {
            if (StatX(CurrentFolder, pathPointer, followLinks ? 0 : NoFollow, BasicStats, answerPointer) != 0)
            {
                return new FileFacts(Marshal.GetLastSystemError() == PermissionDenied ? FileKind.Denied : FileKind.Missing, default, false);
            }
        }

        var mode = BitConverter.ToUInt16(answer[28..]);
        return new FileFacts(Kind(mode), Stamp(answer), (mode & 0x40) != 0);
    }

    private static FileStamp Stamp(ReadOnlySpan<byte> answer) => new(
        Long(answer[40..]), Nanoseconds(answer[112..]), Nanoseconds(answer[96..]), unchecked((ulong)Long(answer[32..])));

    private static long Nanoseconds(ReadOnlySpan<byte> time) =>
        (Long(time) * 1_000_000_000) + BitConverter.ToUInt32(time[8..]);

    private static long Long(ReadOnlySpan<byte> number) => BitConverter.ToInt64(number);

    private static FileKind Kind(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Folder,
        0xA000 => FileKind.Link,
        _ => FileKind.Other,
    };

    private static bool Probe()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return Read("/\0"u8, followLinks: true).Kind == FileKind.Folder;
        }
        catch (EntryPointNotFoundException)
        {
            // A libc older than 2018.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte* path, int flags, uint mask, byte* answer);
}
