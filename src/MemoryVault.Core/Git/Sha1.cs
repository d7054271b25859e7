using System.Buffers.Binary;
using System.Numerics;

namespace MemoryVault.Git;

/// <summary>SHA-1 (RFC 3174) of a few bytes, as git names objects with it.</summary>
/// <remarks>
/// For <see cref="SmallBytes"/> at most: the system's own is faster by far, but its first use loads OpenSSL, which takes 7 ms, as long as this
/// takes for two megabytes.
/// </remarks>
internal ref struct Sha1
{
    /// <summary>The number of bytes up to which this is quicker than the first use of the system's own.</summary>
    internal const int SmallBytes = 256 * 1024;

    private const int BlockSize = 64;

    private readonly Span<byte> _block;
    private readonly Span<uint> _state;
    private int _filled;
    private long _length;

    /// <summary>Begins a hash.</summary>
    /// <param name="block">Room for 64 bytes.</param>
    /// <param name="state">Room for 5 words.</param>
    internal Sha1(Span<byte> block, Span<uint> state)
    {
        _block = block;
        _state = state;
        (state[0], state[1], state[2], state[3], state[4]) = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0);
    }

    /// <summary>Computes the hash of two pieces in a row.</summary>
    internal static void Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> digest)
    {
        var hash = new Sha1(stackalloc byte[BlockSize], stackalloc uint[5]);
        hash.Add(first);
        hash.Add(second);
        hash.Finish(digest);
    }

    private void Add(scoped ReadOnlySpan<byte> bytes)
    {
        _length += bytes.Length;
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, BlockSize - _filled);
            bytes[..count].CopyTo(_block[_filled..]);
            bytes = bytes[count..];
            _filled += count;
            if (_filled == BlockSize)
            {
                Compress(_block, _state);
                _filled = 0;
            }
        }
    }

    // The end mark, zeros, and the length in bits (RFC 3174, section 4).
    private void Finish(Span<byte> digest)
    {
        Span<byte> end = stackalloc byte[BlockSize + sizeof(long)];
        end.Clear();
        end[0] = 0x80;
        var padding = ((BlockSize + BlockSize - sizeof(long) - _filled - 1) % BlockSize) + 1;
        BinaryPrimitives.WriteInt64BigEndian(end[padding..], _length * 8);
        Add(end[..(padding + sizeof(long))]);
        for (var i = 0; i < _state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], _state[i]);
        }
    }

    // RFC 3174, section 6.1.
    private static void Compress(ReadOnlySpan<byte> block, Span<uint> state)
    {
        Span<uint> words = stackalloc uint[80];
        for (var t = 0; t < 80; t++)
        {
            words[t] = t < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..])
                : BitOperations.RotateLeft(words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16], 1);
        }

        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
        for (var t = 0; t < 80; t++)
        {
            var (f, k) = (t / 20) switch
            {
                0 => ((b & c) | (~b & d), 0x5A827999u),
                1 => (b ^ c ^ d, 0x6ED9EBA1u),
                2 => ((b & c) | (b & d) | (c & d), 0x8F1BBCDCu),
                _ => (b ^ c ^ d, 0xCA62C1D6u),
            };
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, BitOperations.RotateLeft(a, 5) + f + e + words[t] + k);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
}
