namespace MemoryVault.Git;

/// <summary>
/// Applies a delta of a pack (gitformat-pack, "Deltified representation"): the sizes of base and result, then commands that copy a
/// range of the base or bring bytes of their own.
/// </summary>
internal static class PackDelta
{
    /// <summary>Makes the object that a delta describes.</summary>
    /// <exception cref="InvalidDataException">The delta does not fit the base, or is none.</exception>
    internal static byte[] Apply(ReadOnlySpan<byte> delta, ReadOnlySpan<byte> source, long maximumBytes)
    {
        var sourceSize = ReadSize(ref delta);
        var size = ReadSize(ref delta);
        if (sourceSize != source.Length || size > maximumBytes)
        {
            throw Damaged();
        }

        var result = GC.AllocateUninitializedArray<byte>((int)size);
        var rest = result.AsSpan();
        while (!delta.IsEmpty)
        {
            var command = Take(ref delta, 1)[0];
            var part = (command & 0x80) != 0 ? ReadCopy(ref delta, command, source) : Take(ref delta, command);
            if (part.IsEmpty || part.Length > rest.Length)
            {
                throw Damaged();
            }

            part.CopyTo(rest);
            rest = rest[part.Length..];
        }

        return rest.IsEmpty ? result : throw Damaged();
    }

    /// <summary>The bits of the command tell which bytes of offset and size follow; the others are zero, and a size of zero is 64 KiB.</summary>
    private static ReadOnlySpan<byte> ReadCopy(ref ReadOnlySpan<byte> delta, int command, ReadOnlySpan<byte> source)
    {
        long offset = 0;
        for (var i = 0; i < 4; i++)
        {
            offset |= (command & (1 << i)) != 0 ? (long)Take(ref delta, 1)[0] << (8 * i) : 0;
        }

        var size = 0;
        for (var i = 0; i < 3; i++)
        {
            size |= (command & (0x10 << i)) != 0 ? Take(ref delta, 1)[0] << (8 * i) : 0;
        }

        size = size == 0 ? 0x10000 : size;
        return offset + size <= source.Length ? source.Slice((int)offset, size) : throw Damaged();
    }

    private static long ReadSize(ref ReadOnlySpan<byte> delta)
    {
        long size = 0;
        for (var shift = 0; shift < 60; shift += 7)
        {
            var next = Take(ref delta, 1)[0];
            size |= (long)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return size;
            }
        }

        throw Damaged();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> delta, int count)
    {
        if (count > delta.Length)
        {
            throw Damaged();
        }

        var taken = delta[..count];
        delta = delta[count..];
        return taken;
    }

    private static InvalidDataException Damaged() => new("A delta of a pack is damaged.");
}
