using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace MemoryVault.Git;

/// <summary>
/// Writes objects as a pack stream of version 2 (git's <c>gitformat-pack</c>): <c>PACK</c>, the version and the count; for each
/// object its kind and size as a variable-length number and its bytes deflated, never as a delta; at the end the SHA-1 of all
/// that. So one git process takes any number of objects.
/// </summary>
internal static class PackStream
{
    /// <summary>Writes the stream.</summary>
    internal static void Write(
        Stream output, IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var buffer = new MemoryStream();
        WriteHeader(buffer, objects.Count);
        foreach (var item in objects)
        {
            // A pack that ends early is no pack: git refuses it, and nothing was written.
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            WriteObject(buffer, item);
            if (buffer.Length >= 64 * 1024)
            {
                Send();
            }
        }

        Send();
        output.Write(hash.GetHashAndReset());

        void Send()
        {
            var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
            hash.AppendData(bytes);
            output.Write(bytes);
            buffer.SetLength(0);
        }
    }

    private static void WriteHeader(MemoryStream buffer, int count)
    {
        Span<byte> header = stackalloc byte[12];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], 2);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], count);
        buffer.Write(header);
    }

    private static void WriteObject(MemoryStream buffer, GitObject item)
    {
        var size = (uint)item.Bytes.Length;
        var first = ((uint)item.Kind << 4) | (size & 0x0F);
        for (size >>= 4; size > 0; size >>= 7)
        {
            buffer.WriteByte((byte)(first | 0x80));
            first = size & 0x7F;
        }

        buffer.WriteByte((byte)first);
        if (item.Bytes.IsEmpty)
        {
            // A ZLibStream that is given nothing writes nothing, not even an empty stream.
            buffer.Write([0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
            return;
        }

        using var deflate = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(item.Bytes.Span);
    }
}
