using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MemoryVault.Files;

/// <summary>
/// A lock that the operating system holds for this process and drops when it dies, whatever kills it: an exclusively opened file
/// (<c>flock</c> on Unix, a sharing mode on Windows). The file stays; only being opened means anything.
/// </summary>
/// <remarks>
/// It might be tempting to write a pid into the file and to judge by it whether the lock is stale. Do not: pids are reused, and a
/// lock of another host looks dead here. The note beside the lock (<c>.holder</c>) is for the error message only.
/// </remarks>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan PauseWithoutPlace = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _stream;
    private readonly string _note;

    private FileLock(FileStream stream, string note)
    {
        _stream = stream;
        _note = note;
    }

    /// <summary>Takes the lock, waiting for it up to a time, after those who came before.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="purpose">What it is taken for, shown to those who wait: <c>sync</c>.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LockHeldException">Another process holds it.</exception>
    public static async Task<FileLock> AcquireAsync(
        string path, string purpose, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!LockQueue.HasWaiters(path) && TryAcquire(path, purpose, clock, out var free))
        {
            return free;
        }

        var start = clock.GetTimestamp();
        using var place = LockQueue.Join(path, clock);
        while (true)
        {
            if (place?.IsMyTurn() != false && TryAcquire(path, purpose, clock, out var taken))
            {
                return taken;
            }

            if (clock.GetElapsedTime(start) >= timeout)
            {
                throw new LockHeldException(path, ReadNote(path + ".holder"), timeout);
            }

            await Task.Delay(place?.Pause ?? PauseWithoutPlace, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the lock if it is free now, also before those who wait.</summary>
    public static bool TryAcquire(string path, string purpose, TimeProvider clock, [NotNullWhen(true)] out FileLock? taken)
    {
        taken = null;
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            var stream = PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            taken = new FileLock(stream, path + ".holder");
        }
        catch (IOException e) when (SaysHeld(e))
        {
            return false;
        }

        taken.WriteNote(purpose, clock);
        return true;
    }

    /// <summary>Tells whether somebody holds the lock now; nobody does where its file is not there.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException e) when (SaysHeld(e))
        {
            return true;
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_note);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The note is for messages only.
        }

        _stream.Dispose();
    }

    // A lock on a read-only or failing disk cannot be taken either, and nobody holds it: waiting would be in vain, and its message wrong.
    private static bool SaysHeld(IOException error)
    {
        const int SharingViolation = 32;
        const int LockViolation = 33;
        const int WouldBlock = 11;
        const int WouldBlockOnApple = 35;
        return OperatingSystem.IsWindows() ? (error.HResult & 0xffff) is SharingViolation or LockViolation
            : error.HResult == (OperatingSystem.IsMacOS() ? WouldBlockOnApple : WouldBlock);
    }

    private static string? ReadNote(string note)
    {
        try
        {
            return File.ReadAllText(note).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void WriteNote(string purpose, TimeProvider clock)
    {
        try
        {
            var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            var since = clock.GetUtcNow().UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
            PrivateFile.Write(_note, $"process {process} on {Environment.MachineName} ({purpose}, since {since}Z)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine(e.Message);
        }
    }
}
