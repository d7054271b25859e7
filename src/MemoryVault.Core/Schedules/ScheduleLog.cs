using MemoryVault.Files;

namespace MemoryVault.Schedules;

/// <summary>
/// The log of a scheduled command that keeps it itself (<c>memvault --log-file</c>), because no shell stands before it: the
/// Task Scheduler of Windows throws away what a program writes.
/// </summary>
public static class ScheduleLog
{
    /// <summary>Opens the log to append; one above <see cref="Bound"/> is put aside first, over the one put aside before.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var file = new FileInfo(path);
        if (file.Exists && file.Length > Bound)
        {
            File.Move(path, path + ".1", overwrite: true);
        }

        return PrivateFile.Open(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Gets the size in bytes above which the log is put aside: it and the one before are all that is kept.</summary>
    public static int Bound => LaunchScript.LogBound;
}
