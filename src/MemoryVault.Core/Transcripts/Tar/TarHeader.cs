using System.Buffers.Binary;

namespace MemoryVault.Transcripts;

/// <summary>One header block of an archive, as it stands (POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format").</summary>
internal readonly struct TarHeader
{
    /// <summary>The size of a block.</summary>
    internal const int Size = 512;

    private const int NameLength = 100;
    private readonly byte[] _block;

    /// <summary>Takes a block of 512 bytes.</summary>
    internal TarHeader(byte[] block) => _block = block;

    /// <summary>Gets a value indicating whether it is the block of zeros that ends an archive.</summary>
    internal bool IsEnd => !_block.AsSpan(0, Size).ContainsAnyExcept((byte)0);

    /// <summary>Gets the letter of the member's kind.</summary>
    internal char Kind => _block[156] == 0 ? '0' : (char)_block[156];

    /// <summary>Gets a value indicating whether blocks that continue the map of a sparse file follow (GNU).</summary>
    internal bool IsExtended => _block[482] != 0;

    /// <summary>Gets the bytes of the name; not those that came before it in members of their own.</summary>
    internal byte[] Name
    {
        get
        {
            var name = Text(0, NameLength);
            var prefix = IsPosix ? Text(345, 155) : [];
            return prefix.IsEmpty ? name.ToArray() : [.. prefix, (byte)'/', .. name];
        }
    }

    private bool IsPosix => _block.AsSpan(257, 6).SequenceEqual("ustar\0"u8);

    /// <summary>Tells whether the sum of the block is what it says: historic programs added the bytes as signed ones.</summary>
    internal bool IsSumRight()
    {
        var (unsigned, signed) = (0L, 0L);
        for (var i = 0; i < Size; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : _block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        return ReadNumber(148, 8) is { } sum && (sum == unsigned || sum == signed);
    }

    /// <summary>Gives the number of bytes that follow the header; null where it is none.</summary>
    internal long? ReadSize() => ReadNumber(124, 12);

    /// <summary>Gives the time of the last change, in seconds since 1970; null where it is none.</summary>
    internal long? ReadTime() => ReadNumber(136, 12);

    /// <summary>Tells whether another block of a sparse file's map follows this one.</summary>
    internal static bool IsMapContinued(ReadOnlySpan<byte> block) => block[504] != 0;

    private ReadOnlySpan<byte> Text(int offset, int length)
    {
        var text = _block.AsSpan(offset, length);
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    // Octal digits, or (GNU) the first bit set and a binary number.
    private long? ReadNumber(int offset, int length)
    {
        var field = _block.AsSpan(offset, length);
        if ((field[0] & 0x80) != 0)
        {
            return field[0] is 0x80 && field[1..^8].IndexOfAnyExcept((byte)0) < 0 ? BinaryPrimitives.ReadInt64BigEndian(field[^8..])
                : field[0] is 0xFF ? BinaryPrimitives.ReadInt64BigEndian(field[^8..]) : null;
        }

        var digits = field.Trim(" \0"u8);
        var value = 0L;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value * 8) + (digit - '0');
        }

        return value;
    }
}
