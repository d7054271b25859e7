namespace MemoryVault.Files;

/// <summary>What the operating system refuses, by the numbers that it gives: a disk, a limit of the process.</summary>
/// <remarks>.NET gives such an <see cref="IOException"/> the system's own number in <see cref="Exception.HResult"/>: errno(3) on Unix, a Win32 error in the lower half on Windows.</remarks>
public static class SystemRefusal
{
    private const string ReadOnly = "The disk is read-only: mount it writable, or see why the system made it so. Reading goes on, and a restore to another folder, too.";
    private const string TooLong = "Files may not become that long here: see 'ulimit -f', and what the format of the disk allows.";
    private const string Full = "Free space on the disk (or raise the quota), and run the command again. What was committed is not lost.";

    /// <summary>Tells whether somebody wanted to write on a disk that is read-only.</summary>
    public static bool IsReadOnly(Exception exception) => exception is IOException && (OperatingSystem.IsWindows() ? NumberOf(exception) == 19 : NumberOf(exception) == 30);

    /// <summary>Tells whether one may not write at a place: it is on a read-only disk, or somebody else's.</summary>
    public static bool IsForWriting(Exception exception) => exception is UnauthorizedAccessException || IsReadOnly(exception);

    /// <summary>Gives what to do about it; null where nothing is known that is better than the message.</summary>
    public static string? FindRemedy(Exception exception) => exception switch
    {
        TaskSchedulerException or AggregateException or TypeInitializationException when exception.InnerException is { } inner && FindRemedy(inner) is { } remedy => remedy,
        _ when IsReadOnly(exception) => ReadOnly,
        OutOfMemoryException or TypeInitializationException or TypeLoadException or BadImageFormatException or FileLoadException or DllNotFoundException => Shortage,
        FileNotFoundException { FileName: { } name } when name.Contains("PublicKeyToken=", StringComparison.Ordinal) => Shortage,

        // What .NET makes of EFBIG.
        ArgumentOutOfRangeException { ParamName: "value" } when exception.Message.Contains("file length", StringComparison.Ordinal) => TooLong,
        IOException when OperatingSystem.IsWindows() => NumberOf(exception) is 39 or 112 ? Full : null,
        IOException => NumberOf(exception) switch
        {
            28 => Full,
            23 or 24 => Shortage,
            27 => TooLong,
            122 when OperatingSystem.IsLinux() => Full,
            69 when OperatingSystem.IsMacOS() => Full,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Gives what to do about what a program says of it (<c>strerror</c>, in the C locale); null where it says nothing of the kind.</summary>
    internal static string? FindRemedyFor(string words) =>
        words.Contains("No space left on device", StringComparison.Ordinal) || words.Contains("Disk quota exceeded", StringComparison.Ordinal) ? Full
        : words.Contains("Read-only file system", StringComparison.Ordinal) ? ReadOnly
        : words.Contains("Too many open files", StringComparison.Ordinal) ? Shortage
        : words.Contains("File too large", StringComparison.Ordinal) ? TooLong
        : null;

    private static string Shortage => OperatingSystem.IsWindows()
        ? "Close other programs, or give this one more memory, and run the command again. If that does not help, install it anew."
        : "Give the program more open files and more memory (see 'ulimit -a'; it is made for 256 open files and more), and run the command again. If that does not help, install it anew.";

    private static int NumberOf(Exception exception) => OperatingSystem.IsWindows() ? exception.HResult & 0xffff : exception.HResult;
}
