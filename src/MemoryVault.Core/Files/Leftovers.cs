namespace MemoryVault.Files;

/// <summary>Removes files that a killed program was about to write. One that is younger than a day may be of a program that is at work.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Leftovers(TimeProvider clock)
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Removes those of a folder; what cannot be removed, or looked at, stays.</summary>
    /// <param name="folder">The folder; it need not be there.</param>
    /// <param name="depth">Whether folders in it count.</param>
    /// <param name="isTemporary">Tells by its name whether a file is of the kind.</param>
    /// <returns>What was removed.</returns>
    internal IReadOnlyList<string> Remove(string folder, SearchOption depth, Func<string, bool> isTemporary)
    {
        var limit = (clock.GetUtcNow() - Age).UtcDateTime;
        var options = new EnumerationOptions { RecurseSubdirectories = depth == SearchOption.AllDirectories, AttributesToSkip = FileAttributes.ReparsePoint };
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*", options).Where(file => isTemporary(Path.GetFileName(file))).ToList().Where(file => TryRemove(file, limit))]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool TryRemove(string file, DateTime limit)
    {
        try
        {
            if (File.GetLastWriteTimeUtc(file) >= limit)
            {
                return false;
            }

            File.Delete(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
