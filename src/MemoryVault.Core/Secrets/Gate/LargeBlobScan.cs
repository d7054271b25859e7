using MemoryVault.Git;

namespace MemoryVault.Secrets.Gate;

/// <summary>
/// Looks for secrets in a blob that is too large to be read whole: window by window, as text. The windows overlap by more than any secret is long; what lies
/// in the first half of an overlap counts for the window before, and what lies in the second for the one after.
/// </summary>
internal sealed class LargeBlobScan(SecretScanner scanner)
{
    private const int Overlap = 1 << 20;
    private const int WindowBytes = 16 << 20;

    private readonly byte[] _window = new byte[WindowBytes];
    private readonly List<SecretHit> _hits = [];
    private int _filled;
    private long _start;
    private int _feeds;

    /// <summary>Lists the secrets in the order of their places. Columns count from the start of the line or, of a very long one, of the window.</summary>
    /// <exception cref="ObjectCorruptException">The bytes have another id.</exception>
    internal async ValueTask<IReadOnlyList<SecretHit>> RunAsync(IObjectStore store, ObjectId blob, CancellationToken cancellationToken)
    {
        await foreach (var part in store.ReadBlobPartsAsync(blob, isChecked: true, cancellationToken).ConfigureAwait(false))
        {
            for (var rest = part; !rest.IsEmpty;)
            {
                if (_filled == WindowBytes)
                {
                    Scan(isLast: false);
                }

                var count = Math.Min(rest.Length, WindowBytes - _filled);
                rest.Span[..count].CopyTo(_window.AsSpan(_filled));
                _filled += count;
                rest = rest[count..];
            }
        }

        Scan(isLast: true);
        return _hits;
    }

    private void Scan(bool isLast)
    {
        var from = _start == 0 ? 0 : Overlap / 2;
        var to = isLast ? _filled : _filled - (Overlap / 2);
        foreach (var hit in scanner.Scan(_window.AsSpan(0, _filled)))
        {
            if (hit.Offset >= from && hit.Offset < to)
            {
                _hits.Add(hit with { Offset = (int)Math.Min(int.MaxValue, _start + hit.Offset), Line = hit.Line + _feeds });
            }
        }

        if (!isLast)
        {
            var done = _filled - Overlap;
            _feeds += _window.AsSpan(0, done).Count((byte)'\n');
            _window.AsSpan(done, Overlap).CopyTo(_window);
            (_start, _filled) = (_start + done, Overlap);
        }
    }
}
