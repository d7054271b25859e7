using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace MemoryVault.Git;

/// <summary>
/// A pack, for reading (gitformat-pack): at its place an object is its kind and size as a variable-length number and its bytes, deflated;
/// or it is a delta, with the place or the id of what it is a delta of.
/// </summary>
internal sealed class PackFile : IDisposable
{
    private const int OffsetDelta = 6;
    private const int IdDelta = 7;

    /// <summary>Git makes chains of 50 at most; a hostile pack may have a circle.</summary>
    private const int MaximumChain = 1000;

    /// <summary>Larger ones are left to git.</summary>
    private const long MaximumBytes = 64_000_000;

    private readonly PackIndex _index;
    private readonly SafeFileHandle _pack;

    private PackFile(PackIndex index, SafeFileHandle pack)
    {
        _index = index;
        _pack = pack;
    }

    /// <summary>Opens a pack by the path of its index; null where it cannot be read here.</summary>
    internal static PackFile? TryOpen(string indexPath) => PackIndex.TryOpen(indexPath) is { } index
        ? new PackFile(index, File.OpenHandle(Path.ChangeExtension(indexPath, ".pack"), share: FileShare.ReadWrite | FileShare.Delete))
        : null;

    /// <summary>Reads an object; null where the pack does not have it, or has it in a way that is left to git.</summary>
    /// <exception cref="InvalidDataException">The pack is damaged.</exception>
    internal GitObject? TryRead(ObjectId id, long mostBytes)
    {
        var most = Math.Min(mostBytes, MaximumBytes);
        var deltas = new List<byte[]>();
        for (var at = _index.Find(id); at >= 0 && deltas.Count < MaximumChain;)
        {
            using var input = new PackInput(_pack, at);
            var (kind, size) = ReadHead(input);
            if (size > most)
            {
                return null;
            }

            at = kind switch
            {
                OffsetDelta => at - ReadDistance(input),
                IdDelta => _index.Find(ReadId(input)),
                _ => at,
            };
            var bytes = Inflate(input, size);
            if (kind is not (OffsetDelta or IdDelta))
            {
                return Apply(deltas, (GitObjectKind)kind, bytes, most);
            }

            deltas.Add(bytes);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _index.Dispose();
        _pack.Dispose();
    }

    private static GitObject? Apply(List<byte[]> deltas, GitObjectKind kind, byte[] bytes, long most)
    {
        for (var i = deltas.Count - 1; i >= 0; i--)
        {
            bytes = PackDelta.Apply(deltas[i], bytes, most);
        }

        return kind is GitObjectKind.Commit or GitObjectKind.Tree or GitObjectKind.Blob or GitObjectKind.Tag ? new GitObject(kind, bytes) : null;
    }

    /// <summary>Three bits of kind and four of size, then seven of size a byte, the low ones first.</summary>
    private static (int Kind, long Size) ReadHead(PackInput input)
    {
        var next = input.RequireByte();
        var kind = (next >> 4) & 7;
        long size = next & 0x0F;
        for (var shift = 4; (next & 0x80) != 0 && shift < 60; shift += 7)
        {
            next = input.RequireByte();
            size |= (long)(next & 0x7F) << shift;
        }

        return (kind, size);
    }

    /// <summary>Seven bits a byte, the high ones first; each further byte adds one, so that no distance has two spellings.</summary>
    private static long ReadDistance(PackInput input)
    {
        var next = input.RequireByte();
        long distance = next & 0x7F;
        for (var bytes = 1; (next & 0x80) != 0 && bytes < 9; bytes++)
        {
            next = input.RequireByte();
            distance = ((distance + 1) << 7) | (uint)(next & 0x7F);
        }

        return distance > 0 ? distance : throw new InvalidDataException("A delta of a pack is one of itself.");
    }

    private static ObjectId ReadId(PackInput input)
    {
        Span<byte> id = stackalloc byte[ObjectId.Size];
        input.ReadExactly(id);
        return new ObjectId(id);
    }

    private static byte[] Inflate(PackInput input, long size)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)size);
        using var inflate = new ZLibStream(input, CompressionMode.Decompress, leaveOpen: true);
        inflate.ReadExactly(bytes);
        return bytes;
    }
}
