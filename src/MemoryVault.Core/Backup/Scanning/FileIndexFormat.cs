using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// The bytes of the index, little-endian: <c>MVIX</c>, version, the machine's view, head, record, number of sources; for each its folder, root, view
/// and number of entries; for each its path, mode, id, size, stamp, damage and damaged id; a checksum over all that (<see cref="Checksum64"/>).
/// Strings are a 32-bit byte count and UTF-8; no damage is the count -1.
/// </summary>
internal static class FileIndexFormat
{
    private const int Version = 2;

    /// <summary>Path, mode, id, size, stamp, damage: with the path of no characters.</summary>
    private const int SmallestEntry = 4 + 4 + ObjectId.Size + (5 * 8) + 4;

    internal static ReadOnlySpan<byte> Format(FileIndex index)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        output.Write("MVIX"u8);
        WriteInt(output, Version);
        WriteId(output, index.View);
        WriteId(output, index.Head);
        WriteId(output, index.Record);
        WriteInt(output, index.Sources.Count);
        foreach (var (folder, source) in index.Sources)
        {
            WriteText(output, folder);
            WriteText(output, source.Root);
            WriteId(output, source.View);
            WriteInt(output, source.Entries.Count);
            foreach (var (path, entry) in source.Entries)
            {
                WriteText(output, path);
                WriteEntry(output, entry);
            }
        }

        var sum = Checksum64.Of(output.WrittenSpan);
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(Checksum64.Size), sum);
        output.Advance(Checksum64.Size);
        return output.WrittenSpan;
    }

    /// <summary>Reads the bytes; null if they are not whole. A checksum keeps accidents out, and nobody who means ill: what it says is not believed.</summary>
    internal static FileIndex? Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length - Checksum64.Size;
        if (end < 8 || !bytes[..4].SequenceEqual("MVIX"u8) || BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != Version
            || Checksum64.Of(bytes[..end]) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[end..]))
        {
            return null;
        }

        try
        {
            return ParseSources(bytes[8..end]);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException)
        {
            return null;
        }
    }

    private static FileIndex ParseSources(ReadOnlySpan<byte> input)
    {
        var index = new FileIndex { View = ReadId(ref input), Head = ReadId(ref input), Record = ReadId(ref input) };
        for (var sources = ReadInt(ref input); sources > 0; sources--)
        {
            var folder = ReadName(ref input);
            index.Sources[folder] = ReadSource(ref input);
        }

        return index;
    }

    private static IndexedSource ReadSource(ref ReadOnlySpan<byte> input)
    {
        var root = ReadName(ref input);
        var view = ReadId(ref input);
        var count = ReadInt(ref input);
        if (count < 0 || count > input.Length / SmallestEntry)
        {
            throw new InvalidDataException("The index has fewer entries than it says.");
        }

        var entries = new Dictionary<string, IndexEntry>(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            var path = ReadName(ref input);
            entries[path] = ReadEntry(ref input);
        }

        return new IndexedSource { Root = root, View = view, Entries = entries };
    }

    private static void WriteEntry(ArrayBufferWriter<byte> output, IndexEntry entry)
    {
        WriteInt(output, (int)entry.Mode);
        WriteId(output, entry.Id);
        WriteLong(output, entry.Size);
        WriteLong(output, entry.Stamp.Size);
        WriteLong(output, entry.Stamp.Modified);
        WriteLong(output, entry.Stamp.Changed);
        WriteLong(output, unchecked((long)entry.Stamp.Inode));
        WriteText(output, entry.Damage);
        if (entry.Damage is not null)
        {
            WriteId(output, entry.DamagedId);
        }
    }

    private static IndexEntry ReadEntry(ref ReadOnlySpan<byte> input)
    {
        var entry = new IndexEntry(
            (EntryMode)ReadInt(ref input),
            ReadId(ref input),
            ReadLong(ref input),
            new FileStamp(ReadLong(ref input), ReadLong(ref input), ReadLong(ref input), unchecked((ulong)ReadLong(ref input))));
        return ReadText(ref input) is { } damage ? entry with { Damage = damage, DamagedId = ReadId(ref input) } : entry;
    }

    private static void WriteInt(ArrayBufferWriter<byte> output, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    private static void WriteLong(ArrayBufferWriter<byte> output, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    private static void WriteId(ArrayBufferWriter<byte> output, ObjectId id)
    {
        id.CopyTo(output.GetSpan(ObjectId.Size));
        output.Advance(ObjectId.Size);
    }

    private static void WriteText(ArrayBufferWriter<byte> output, string? text)
    {
        if (text is null)
        {
            WriteInt(output, -1);
            return;
        }

        WriteInt(output, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, output);
    }

    private static int ReadInt(ref ReadOnlySpan<byte> input)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(input);
        input = input[4..];
        return value;
    }

    private static long ReadLong(ref ReadOnlySpan<byte> input)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(input);
        input = input[8..];
        return value;
    }

    private static ObjectId ReadId(ref ReadOnlySpan<byte> input)
    {
        var id = new ObjectId(input);
        input = input[ObjectId.Size..];
        return id;
    }

    private static string ReadName(ref ReadOnlySpan<byte> input) => ReadText(ref input) ?? throw new InvalidDataException("A text of the index is missing.");

    private static string? ReadText(ref ReadOnlySpan<byte> input)
    {
        var length = ReadInt(ref input);
        if (length < 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(input[..length]);
        input = input[length..];
        return text;
    }
}
