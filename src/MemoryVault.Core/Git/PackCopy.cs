using System.Security.Cryptography;

namespace MemoryVault.Git;

/// <summary>
/// Copies a pack that git writes, and checks that it is one, and whole: <c>PACK</c>, a version, the number of objects, and at its end the SHA-1 of all before
/// (gitformat-pack(5)). Who takes it may not be able to look into it: what is encrypted is read again only where it is needed.
/// </summary>
internal static class PackCopy
{
    private const int HeaderBytes = 12;

    /// <summary>Copies a pack to its end.</summary>
    /// <exception cref="GitFailedException">What came is no pack, or not a whole one.</exception>
    internal static void Run(Stream pack, Stream target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var buffer = new byte[64 << 10];
        var (held, hasBegun) = (0, false);
        while (pack.Read(buffer, held, buffer.Length - held) is > 0 and var count)
        {
            held += count;
            if (!hasBegun && held >= HeaderBytes)
            {
                hasBegun = buffer.AsSpan().StartsWith("PACK\0\0\0"u8) ? true : throw NoPack();
            }

            target.Write(buffer, held - count, count);
            if (hasBegun && held > ObjectId.Size)
            {
                // The last bytes may be those of the hash.
                hash.AppendData(buffer, 0, held - ObjectId.Size);
                buffer.AsSpan(held - ObjectId.Size, ObjectId.Size).CopyTo(buffer);
                held = ObjectId.Size;
            }
        }

        if (!hasBegun || held != ObjectId.Size || !hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, held)))
        {
            throw NoPack();
        }
    }

    private static GitFailedException NoPack() => new GitOutput("pack-objects", 0, default, string.Empty).Unreadable();
}
