using System.Globalization;

namespace MemoryVault.Files;

/// <summary>
/// A place in the line for a <see cref="FileLock"/>: first come, first served. Each who waits has a ticket, a file in the folder <c>.queue</c> beside the
/// lock that is named by its number and that it keeps open exclusively, so that the system gives the place up when its process dies. Who has the first
/// ticket tries the lock; the lock itself, and nothing here, decides who holds it.
/// </summary>
/// <remarks>
/// Numbers are one above the greatest that is there, and no clock is asked, so that one that jumps changes nobody's place. A process that is stopped would
/// hold up all behind it: the first touches its ticket as it waits, and who sees it untouched for a second tries the lock out of turn.
/// </remarks>
internal sealed class LockQueue : IDisposable
{
    private static readonly TimeSpan Suspicion = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPauseOfFirst = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan PauseForEachBefore = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _ticket;
    private readonly string _folder;
    private readonly string _name;
    private readonly TimeProvider _clock;
    private string? _first;
    private DateTime _touched;
    private long _since;
    private TimeSpan _pause = FirstPause;

    private LockQueue(FileStream ticket, TimeProvider clock)
    {
        (_ticket, _clock) = (ticket, clock);
        (_folder, _name) = (Path.GetDirectoryName(ticket.Name)!, Path.GetFileName(ticket.Name));
    }

    /// <summary>Gets how long to wait before the next look: shorter the nearer one is.</summary>
    internal TimeSpan Pause { get; private set; } = FirstPause;

    /// <summary>Tells whether anybody waits, so that who has just come does not go before.</summary>
    internal static bool HasWaiters(string path) => Directory.Exists(FolderOf(path));

    /// <summary>Takes a place at the end of the line; null where none can be had, as on a full disk: then there is no order, and the lock works as before.</summary>
    internal static LockQueue? Join(string path, TimeProvider clock)
    {
        var folder = FolderOf(path);
        for (var attempt = 0; attempt < 8; attempt++)
        {
            try
            {
                PrivateFolder.Create(folder);
                var number = NumberOf(Names(folder).Max(StringComparer.Ordinal)) + 1;
                var name = string.Create(CultureInfo.InvariantCulture, $"{number:D12}-{Guid.NewGuid():N}");
                return new LockQueue(PrivateFile.Open(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None), clock);
            }
            catch (DirectoryNotFoundException)
            {
                // The last of those before has gone, and has taken the folder with it.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Tells whether it is one's turn to try the lock.</summary>
    internal bool IsMyTurn()
    {
        var before = Names(_folder).Where(name => string.CompareOrdinal(name, _name) < 0).Order(StringComparer.Ordinal).ToList();
        var isFirstLook = _first is null;
        while (before.Count > 0 && (isFirstLook || Untouched(before[0]) >= Suspicion) && IsLeft(before[0]))
        {
            before.RemoveAt(0);
        }

        if (before.Count == 0)
        {
            Touch();
            Pause = _pause;
            _pause = Shorter(_pause * 1.6, LongestPauseOfFirst);
            return true;
        }

        Pause = Shorter(PauseForEachBefore * before.Count, LongestPause);
        return Untouched(before[0]) >= Patience;
    }

    /// <summary>Gives the place up.</summary>
    public void Dispose()
    {
        // Windows lets nobody delete what is open. Elsewhere it goes first, so that nobody finds it free and takes it for left.
        if (OperatingSystem.IsWindows())
        {
            _ticket.Dispose();
        }

        Remove(_name);
        _ticket.Dispose();
        try
        {
            // The last one closes the door: only an empty folder can be deleted.
            Directory.Delete(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Others wait.
        }
    }

    private static string FolderOf(string path) => path + ".queue";

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static List<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static long NumberOf(string? name) =>
        name is not null && long.TryParse(name.AsSpan(0, Math.Max(0, name.IndexOf('-'))), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 999_999_999_999 ? number : 0;

    // Nobody has it open: its process is dead. Asking costs an exception where one lives, so it is asked at first, and of one that shows no life.
    private bool IsLeft(string name)
    {
        try
        {
            using (new FileStream(Path.Combine(_folder, name), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            Remove(name);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Remove(string name)
    {
        try
        {
            File.Delete(Path.Combine(_folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who comes next finds that nobody has it open.
        }
    }

    private void Touch()
    {
        if (_first == _name && _clock.GetElapsedTime(_since) < TouchEvery)
        {
            return;
        }

        (_first, _since) = (_name, _clock.GetTimestamp());
        try
        {
            File.SetLastWriteTimeUtc(_ticket.SafeFileHandle, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then somebody may go before.
        }
    }

    // For how long the first has not been touched, as far as it was seen from here.
    private TimeSpan Untouched(string first)
    {
        var touched = File.GetLastWriteTimeUtc(Path.Combine(_folder, first));
        if (first != _first || touched != _touched)
        {
            (_first, _touched, _since) = (first, touched, _clock.GetTimestamp());
        }

        return _clock.GetElapsedTime(_since);
    }
}
