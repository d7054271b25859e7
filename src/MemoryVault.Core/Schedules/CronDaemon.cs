namespace MemoryVault.Schedules;

/// <summary>
/// Looks whether cron runs at all. In a container <c>crontab</c> is often installed and its daemon never started: the
/// schedule would be listed and nothing would ever be backed up.
/// </summary>
internal static class CronDaemon
{
    private static readonly string[] Names = ["cron", "crond", "fcron", "dcron", "anacron", "busybox"];

    /// <summary>Tells whether a process with a daemon's name is there; true where that cannot be seen (no /proc, or one that hides others).</summary>
    internal static bool SeemsToRun()
    {
        if (!OperatingSystem.IsLinux() || !CanSeeOthers())
        {
            return true;
        }

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (char.IsAsciiDigit(folder[^1]) && Names.Contains(CommandOf(folder)))
            {
                return true;
            }
        }

        return false;
    }

    // Mounted with hidepid, /proc shows a user the own processes only; the first process is another's unless this is root.
    private static bool CanSeeOthers() => CommandOf("/proc/1") is not null;

    private static string? CommandOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "comm")).TrimEnd('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
