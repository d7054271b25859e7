using System.Buffers;
using System.Text.Json;
using MemoryVault.Files;

namespace MemoryVault.Vaults;

/// <summary>
/// The vault's log: <c>local/log/memoryvault.jsonl</c>, one entry a line, rotated to <c>memoryvault.1.jsonl</c> and so on when it
/// passes a size, so that it never fills a disk. It never throws: a log that cannot be written stops no backup.
/// </summary>
public sealed class VaultLogFile(VaultPaths paths) : IVaultLog
{
    /// <summary>The size in bytes at which the file is rotated.</summary>
    public const long MaximumBytes = 1_000_000;

    /// <summary>The number of rotated files that are kept.</summary>
    public const int KeptFiles = 5;

    /// <summary>Gets the file that is written now.</summary>
    public string CurrentFile => Path.Combine(paths.Log, "memoryvault.jsonl");

    /// <summary>Gives the path of a rotated file, 1 being the youngest.</summary>
    public string RotatedFile(int number) =>
        Path.Combine(paths.Log, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"memoryvault.{number}.jsonl"));

    /// <inheritdoc/>
    public void Write(VaultLogEntry entry)
    {
        var line = new ArrayBufferWriter<byte>(256);
        VaultLogLine.Write(line, entry);
        try
        {
            Append(line.WrittenSpan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk is reported by the operation itself.
        }
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var stream = Open();
                if (stream.Length > 0 && stream.Length + line.Length > MaximumBytes)
                {
                    Rotate(stream, line);
                    return;
                }

                stream.Write(line);
                return;
            }
            catch (IOException) when (attempt < 50 && File.Exists(CurrentFile))
            {
                Thread.Sleep(2);
            }
        }
    }

    // Not FileMode.Append with sharing: .NET keeps its own offset, and two processes would write over each other's lines.
    private FileStream Open()
    {
        PrivateFolder.Create(paths.Log);
        var stream = PrivateFile.Open(CurrentFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }

    // The current file is copied and emptied, not renamed: it stays the file that everyone locks.
    private void Rotate(FileStream current, ReadOnlySpan<byte> line)
    {
        for (var number = KeptFiles - 1; number >= 1; number--)
        {
            if (File.Exists(RotatedFile(number)))
            {
                File.Move(RotatedFile(number), RotatedFile(number + 1), overwrite: true);
            }
        }

        current.Seek(0, SeekOrigin.Begin);
        using (var rotated = PrivateFile.Open(RotatedFile(1), FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            current.CopyTo(rotated);
        }

        current.SetLength(0);
        current.Seek(0, SeekOrigin.Begin);
        current.Write(line);
    }
}
