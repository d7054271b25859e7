using System.IO.Compression;
using MemoryVault.Display;
using MemoryVault.Files;

namespace MemoryVault.Transcripts;

/// <summary>The bytes of an archive after its expansion, within the bounds of the source. Compression by gzip is recognised by its first bytes (RFC 1952).</summary>
internal sealed class ArchiveStream : ForwardStream
{
    private const long RatioMinimum = 64L << 20;

    private readonly SessionSource _source;
    private readonly SourceStream _received;
    private readonly Stream _expanded;
    private long _bytes;

    private ArchiveStream(SessionSource source, SourceStream received, Stream expanded) => (_source, _received, _expanded) = (source, received, expanded);

    /// <summary>Gets or sets the name of the member that is read, for the error.</summary>
    internal string? Member { get; set; }

    /// <summary>Opens the archive that a stream holds; null where it holds nothing.</summary>
    /// <exception cref="SessionSourceFailedException">It is compressed by another program, or no archive at all.</exception>
    internal static async Task<ArchiveStream?> OpenAsync(SessionSource source, SourceStream received, CancellationToken cancellationToken)
    {
        var first = await received.PeekAsync(TarHeader.Size, cancellationToken).ConfigureAwait(false);
        if (first.IsEmpty)
        {
            return null;
        }

        if (CompressionOf(first.Span) is { } program)
        {
            throw new SessionSourceFailedException(source.Name, $"it sends an archive that {program} compressed", "Let it send a plain tar stream, or one compressed by gzip.");
        }

        return first.Span.StartsWith<byte>([0x1F, 0x8B])
            ? new ArchiveStream(source, received, new GZipStream(received, CompressionMode.Decompress, leaveOpen: true))
            : new ArchiveStream(source, received, received);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await _expanded.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Count(count);
            return count;
        }
        catch (InvalidDataException error)
        {
            throw new SessionFeedBrokenException(_source.Name, "its gzip stream is damaged or cut off", error);
        }
    }

    private void Count(int count)
    {
        _bytes += count;
        if (_bytes > _source.Limits.MaximumTotalBytes)
        {
            throw new SessionSourceFailedException(
                _source.Name, $"its archive holds more than {Quantity.Bytes(_source.Limits.MaximumTotalBytes)}{At}", "Let it send less, or raise limits.maximumTotalBytes of the source in config.json.");
        }

        if (_bytes > RatioMinimum && _bytes / _source.Limits.MaximumRatio > _received.Received)
        {
            throw new SessionSourceFailedException(
                _source.Name,
                $"its gzip stream expands more than {_source.Limits.MaximumRatio} times: {Quantity.Bytes(_received.Received)} became {Quantity.Bytes(_bytes)}{At}",
                "Look at what it sends: this is how an archive is made that fills a disk. If it is meant so, raise limits.maximumRatio of the source in config.json.");
        }
    }

    private string At => Member is { } name ? $", at '{name}'" : string.Empty;

    private static string? CompressionOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) ? "zstd"
        : bytes.StartsWith<byte>([0xFD, 0x37, 0x7A, 0x58, 0x5A]) ? "xz"
        : bytes.StartsWith("BZh"u8) ? "bzip2"
        : bytes.StartsWith("PK\u0003\u0004"u8) ? "zip" : null;
}
