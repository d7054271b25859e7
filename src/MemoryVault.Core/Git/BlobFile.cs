using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace MemoryVault.Git;

/// <summary>Computes the id that a file on disk would have as a blob, without taking it into memory.</summary>
internal static class BlobFile
{
    private const int Buffer = 128 * 1024;

    /// <summary>Gives the mode that a file on disk would have in a tree.</summary>
    internal static EntryMode ModeOf(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) == 0 ? EntryMode.File : EntryMode.Executable;

    /// <summary>Computes the id of a file's bytes.</summary>
    /// <exception cref="IOException">The file cannot be read, or changed its length while it was.</exception>
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what a git object id is.")]
    internal static async Task<ObjectId> HashAsync(string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan };
        var stream = new FileStream(path, options);
        await using var closing = stream.ConfigureAwait(false);
        var length = stream.Length;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {length}\0"));
        var buffer = new byte[(int)Math.Clamp(length, 1, Buffer)];
        var read = 0L;
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; read += count)
        {
            hash.AppendData(buffer, 0, count);
        }

        return read == length ? new ObjectId(hash.GetHashAndReset()) : throw new IOException($"'{path}' changed while it was read.");
    }
}
