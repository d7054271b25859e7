using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace MemoryVault.Git;

/// <summary>
/// The index of a pack, version 2 (gitformat-pack): a table of how many ids begin with at most which byte, the sorted ids, a checksum
/// for each, and where each object stands in the pack.
/// </summary>
internal sealed class PackIndex : IDisposable
{
    private const int FanOutStart = 8;
    private const int IdStart = FanOutStart + (256 * 4);
    private const int ChecksumBytes = 4;
    private const int OffsetBytes = 4;

    private readonly SafeFileHandle _file;
    private readonly long _count;

    private PackIndex(SafeFileHandle file, long count)
    {
        _file = file;
        _count = count;
    }

    private static ReadOnlySpan<byte> Signature => [0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2];

    /// <summary>Opens an index; null where it is none of that version.</summary>
    internal static PackIndex? TryOpen(string path)
    {
        var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[IdStart];
        if (RandomAccess.Read(file, start, 0) == start.Length && start[..FanOutStart].SequenceEqual(Signature))
        {
            return new PackIndex(file, BinaryPrimitives.ReadUInt32BigEndian(start[^4..]));
        }

        file.Dispose();
        return null;
    }

    /// <summary>Finds where an object stands in the pack; negative where it is not in it.</summary>
    internal long Find(ObjectId id)
    {
        Span<byte> wanted = stackalloc byte[ObjectId.Size];
        id.CopyTo(wanted);
        var low = wanted[0] == 0 ? 0 : ReadNumber(FanOutStart + ((wanted[0] - 1) * 4));
        var high = ReadNumber(FanOutStart + (wanted[0] * 4));
        Span<byte> found = stackalloc byte[ObjectId.Size];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            Read(found, IdStart + (middle * ObjectId.Size));
            var order = found.SequenceCompareTo(wanted);
            if (order == 0)
            {
                return ReadOffset(middle);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Offsets from 2 GB on stand in a table of their own, whose place is given instead.</summary>
    private long ReadOffset(long index)
    {
        const uint IsLarge = 0x8000_0000;
        var offsets = IdStart + (_count * (ObjectId.Size + ChecksumBytes));
        var offset = ReadNumber(offsets + (index * OffsetBytes));
        if ((offset & IsLarge) == 0)
        {
            return offset;
        }

        Span<byte> large = stackalloc byte[8];
        Read(large, offsets + (_count * OffsetBytes) + ((offset & ~IsLarge) * large.Length));
        return BinaryPrimitives.ReadInt64BigEndian(large);
    }

    private long ReadNumber(long at)
    {
        Span<byte> number = stackalloc byte[4];
        Read(number, at);
        return BinaryPrimitives.ReadUInt32BigEndian(number);
    }

    private void Read(Span<byte> destination, long at)
    {
        if (RandomAccess.Read(_file, destination, at) != destination.Length)
        {
            throw new InvalidDataException("The index of a pack ends too early.");
        }
    }
}
