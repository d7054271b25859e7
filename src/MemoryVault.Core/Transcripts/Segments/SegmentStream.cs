using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>The segments of a transcript one after the other. To be read asynchronously, forward.</summary>
internal sealed class SegmentStream(IObjectStore store, IReadOnlyList<TreeEntry> segments) : ForwardStream
{
    private IAsyncEnumerator<ReadOnlyMemory<byte>>? _parts;
    private ReadOnlyMemory<byte> _rest;
    private int _next;

    /// <summary>Gets a value indicating whether the bytes of each segment are checked against its id.</summary>
    internal bool IsChecked { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ObjectMissingException">The repository lacks a segment.</exception>
    /// <exception cref="ObjectCorruptException">A segment is checked, and is not what it should be.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && (_parts is not null || _next < segments.Count))
        {
            _parts ??= store.ReadBlobPartsAsync(segments[_next++].Id, IsChecked, cancellationToken).GetAsyncEnumerator(cancellationToken);
            if (await _parts.MoveNextAsync().ConfigureAwait(false))
            {
                _rest = _parts.Current;
            }
            else
            {
                await EndPartsAsync().ConfigureAwait(false);
            }
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await EndPartsAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask EndPartsAsync()
    {
        if (_parts is { } parts)
        {
            _parts = null;
            await parts.DisposeAsync().ConfigureAwait(false);
        }
    }
}
