using System.Globalization;
using System.Text;

namespace MemoryVault.Faults.Tracing;

/// <summary>Reads what a stopped process is about to do: on which file, and whether it changes it.</summary>
/// <param name="root">The folder that counts. What is absolute and outside of it is none of the command's work: the runtime's own files, terminals, devices.</param>
internal sealed class CallReader(string root)
{
    private const ulong WritingFlags = 0x1 | 0x2 | 0x40 | 0x200;    // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
    private const ulong Directory = 0x10000;
    private const ulong ThreadFlag = 0x10000;                       // CLONE_THREAD
    private const int LockCommand = 6;                              // F_SETLK, F_SETLKW; F_OFD_SETLK, F_OFD_SETLKW
    private const int LongestPath = 4096;

    /// <summary>Gives the call; null if it is of no interest.</summary>
    internal SystemCall? Read(int thread, int process, SystemCallForm form, ReadOnlySpan<ulong> arguments)
    {
        if (form.BeginsProgram)
        {
            return form.Path is null && (arguments[0] & ThreadFlag) != 0 && form.Name == "clone" ? null
                : new SystemCall(form.Name, form.Path is { } program ? ReadText(thread, arguments[program]) : string.Empty, process, Changes: true);
        }

        var path = form.Path is { } at ? ReadText(thread, arguments[at]) : PathOf(thread, (int)arguments[form.Descriptor!.Value]);
        if (!Counts(path) || (form.Name == "fcntl" && arguments[1] is not (LockCommand or LockCommand + 1 or 37 or 38)) || IsSharing(form, path))
        {
            return null;
        }

        var changes = form.Flags is not { } flags || (arguments[flags] & WritingFlags) != 0;
        return changes || (arguments[form.Flags!.Value] & Directory) == 0 ? new SystemCall(form.Name, path, process, changes) : null;
    }

    // .NET locks each file that it opens, so that other programs of .NET do not open it at once; a lock of ours is a file of that name.
    private static bool IsSharing(SystemCallForm form, string path) => form.Name == "flock" && !path.EndsWith(".lock", StringComparison.Ordinal);

    private bool Counts(string path) => path.Length > 0 && (path[0] != '/' ? !path.Contains(':', StringComparison.Ordinal) : path.StartsWith(root + '/', StringComparison.Ordinal));

    private static string PathOf(int thread, int descriptor)
    {
        try
        {
            return new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{thread}/fd/{descriptor}")).LinkTarget ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    // A path ends somewhere within its page: nothing is read beyond the page that the system has for sure.
    private static string ReadText(int thread, ulong address)
    {
        try
        {
            using var memory = new FileStream(string.Create(CultureInfo.InvariantCulture, $"/proc/{thread}/mem"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
            var bytes = new byte[LongestPath];
            memory.Position = (long)address;
            var length = memory.Read(bytes, 0, (int)(LongestPath - (address % LongestPath)));
            var end = Array.IndexOf(bytes, (byte)0, 0, length);
            if (end < 0)
            {
                length += memory.Read(bytes, length, LongestPath - length);
                end = Array.IndexOf(bytes, (byte)0, 0, length);
            }

            return Encoding.UTF8.GetString(bytes, 0, end < 0 ? length : end);
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
