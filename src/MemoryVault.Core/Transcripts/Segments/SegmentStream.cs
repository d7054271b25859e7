using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>The segments of a transcript one after the other. To be read asynchronously, forward.</summary>
internal sealed class SegmentStream(IObjectStore store, IReadOnlyList<TreeEntry> segments) : ForwardStream
{
    private ReadOnlyMemory<byte> _rest;
    private int _next;

    /// <summary>Gets a value indicating whether the bytes of each segment are checked against its id.</summary>
    internal bool IsChecked { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ObjectMissingException">The repository lacks a segment.</exception>
    /// <exception cref="ObjectCorruptException">A segment is checked, and is not what it should be.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && _next < segments.Count)
        {
            var id = segments[_next++].Id;
            _rest = IsChecked
                ? await store.ReadCheckedBlobAsync(id, cancellationToken).ConfigureAwait(false)
                : await store.ReadBlobAsync(id, cancellationToken).ConfigureAwait(false);
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }
}
