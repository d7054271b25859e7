using System.Globalization;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Json;

namespace MemoryVault.Vaults;

/// <summary>Reads and writes <c>local/health.json</c>. A file that is missing or damaged reads as "nothing known".</summary>
public sealed class HealthStore(VaultPaths paths)
{
    /// <summary>Reads what is remembered; never fails.</summary>
    public HealthRecord Read()
    {
        var health = ReadRecord();
        return ReadQuietSync() is { } time && (health.LastSync is null || time > health.LastSync)
            ? health with { LastSync = time, LastAttempt = time }
            : health;
    }

    /// <summary>
    /// Remembers a sync that found nothing to do, where nothing else is to be changed: its time, in a file of its own, because writing JSON
    /// costs a short sync more than its work.
    /// </summary>
    /// <returns>False where the whole record must be written.</returns>
    public bool TryRememberQuietSync(DateTimeOffset time)
    {
        var health = ReadRecord();
        if (health.LastSync is null || health.LastFailure is not null || health.Errors.Count > 0)
        {
            return false;
        }

        PrivateFile.Write(paths.QuietSync, time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private DateTimeOffset? ReadQuietSync()
    {
        // Asked first, because the first exception of a process costs it several milliseconds.
        if (!File.Exists(paths.QuietSync))
        {
            return null;
        }

        try
        {
            return long.TryParse(File.ReadAllText(paths.QuietSync), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
                ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(time, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private HealthRecord ReadRecord()
    {
        try
        {
            return HealthJson.Read(JsonSettings.Read(File.ReadAllBytes(paths.Health)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return new HealthRecord();
        }
    }

    /// <summary>Changes what is remembered, atomically. Two processes at once: the later change wins, each keeps the other's members.</summary>
    public void Update(Func<HealthRecord, HealthRecord> change)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            HealthJson.Write(json, change(Read()));
        }

        AtomicFile.Write(paths.Health, buffer.WrittenSpan);
    }
}
