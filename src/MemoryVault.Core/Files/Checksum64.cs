using System.Buffers.Binary;

namespace MemoryVault.Files;

/// <summary>A checksum of 64 bits that tells a damaged or half-written file of ours from a whole one. It is no defence against anybody.</summary>
/// <remarks>
/// Words are folded in by steps that can each be undone, so that a change of one word is always noticed; the finish is that of SplitMix64 (Steele, Lea,
/// Flood 2014). It might be tempting to use SHA-256. Do not: the first hash of a process loads OpenSSL, which costs a short sync 7 ms.
/// </remarks>
internal static class Checksum64
{
    /// <summary>The number of bytes of a checksum.</summary>
    internal const int Size = sizeof(ulong);

    private const ulong Odd = 0x9E3779B97F4A7C15;

    /// <summary>Computes the checksum.</summary>
    internal static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var sum = Odd ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            sum = Fold(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var last in bytes)
        {
            sum = Fold(sum, last);
        }

        sum = (sum ^ (sum >> 30)) * 0xBF58476D1CE4E5B9;
        sum = (sum ^ (sum >> 27)) * 0x94D049BB133111EB;
        return sum ^ (sum >> 31);
    }

    private static ulong Fold(ulong sum, ulong word)
    {
        var product = (sum ^ word) * Odd;
        return product ^ (product >> 32);
    }
}
