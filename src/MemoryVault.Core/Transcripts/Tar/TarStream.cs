using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Reads an archive member by member, forward only. Nothing in it is believed, and little of it is ever in memory.</summary>
/// <remarks>
/// It might be tempting to use <c>System.Formats.Tar</c>. Do not: it reads an extended header of up to 2 GB into memory, ends at the first member that it does not
/// like so that the rest is lost, puts U+FFFD for bytes of a name that are not UTF-8, and takes an archive that is cut between two members for whole.
/// </remarks>
internal sealed class TarStream(ArchiveStream stream, string source)
{
    private const int MaximumName = 64 * 1024;
    private const int MaximumPax = 1024 * 1024;

    private readonly byte[] _block = new byte[TarHeader.Size];
    private long _remaining;
    private long _padding;
    private byte[]? _longName;
    private PaxRecords? _pax;
    private string? _problem;

    /// <summary>Gets the number of headers that were read, also of those that only say more of the next.</summary>
    internal int Headers { get; private set; }

    /// <summary>Goes to the next member, over what is left of the last; null at the end of the archive.</summary>
    /// <exception cref="SessionFeedBrokenException">It is damaged, or ends before its end.</exception>
    internal async Task<TarMember?> ReadNextAsync(int maximumHeaders, CancellationToken cancellationToken)
    {
        (_longName, _pax, _problem) = (null, null, null);
        while (true)
        {
            await SkipAsync(cancellationToken).ConfigureAwait(false);
            await FillAsync(_block, cancellationToken).ConfigureAwait(false);
            var header = new TarHeader(_block);
            if (header.IsEnd || ++Headers > maximumHeaders)
            {
                return null;
            }

            if (!header.IsSumRight() || header.ReadSize() is not ({ } size and >= 0))
            {
                throw new SessionFeedBrokenException(source, "the archive that it sends is damaged");
            }

            if (!await ReadMoreAsync(header.Kind, size, cancellationToken).ConfigureAwait(false))
            {
                return await BeginAsync(header, size, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads from the content of the member; 0 at its end.</summary>
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_remaining == 0 || buffer.Length == 0)
        {
            return 0;
        }

        var count = await stream.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _remaining)], cancellationToken).ConfigureAwait(false);
        if (count == 0)
        {
            throw Ended();
        }

        _remaining -= count;
        return count;
    }

    private async Task<TarMember> BeginAsync(TarHeader header, long size, CancellationToken cancellationToken)
    {
        var bytes = _pax?.Path ?? _longName ?? header.Name;
        var isSparse = header.Kind == 'S' || _pax is { IsSparse: true };
        var length = HasData(header.Kind) ? _pax?.Size ?? size : 0;
        var modified = _pax?.Modified ?? SourceTime.FromSeconds(header.ReadTime() ?? 0);
        if (header.Kind == 'S')
        {
            await SkipMapAsync(header.IsExtended, cancellationToken).ConfigureAwait(false);
        }

        Expect(length);
        return new TarMember(GitText.Decode(bytes), isSparse ? 'S' : header.Kind, length, modified, _problem);
    }

    // Links, devices and pipes have none, whatever their size says (as GNU tar reads them), but for a hard link that follows an extended header.
    private bool HasData(char kind) => kind switch
    {
        '2' or '3' or '4' or '5' or '6' => false,
        '1' => _pax is not null,
        _ => true,
    };

    // What only says more of the next member: long names (GNU) and extended headers (pax).
    private async Task<bool> ReadMoreAsync(char kind, long size, CancellationToken cancellationToken)
    {
        Expect(size);
        switch (kind)
        {
            case 'L':
                _longName = (await ReadAllAsync(size, MaximumName, "has an over-long name", cancellationToken).ConfigureAwait(false))?.AsSpan().TrimEnd((byte)0).ToArray() ?? _longName;
                return true;
            case 'x' or 'X':
                ReadPax(await ReadAllAsync(size, MaximumPax, "has an over-large extended header", cancellationToken).ConfigureAwait(false));
                return true;
            case 'K' or 'g' or 'V':
                return true;
            default:
                Expect(0);
                return false;
        }
    }

    private void ReadPax(byte[]? bytes)
    {
        try
        {
            _pax = bytes is null ? null : PaxRecords.Parse(bytes);
        }
        catch (FormatException error)
        {
            _problem ??= $"is not taken: {error.Message}";
        }
    }

    private async Task<byte[]?> ReadAllAsync(long size, int maximum, string problem, CancellationToken cancellationToken)
    {
        if (size > maximum)
        {
            _problem ??= problem;
            return null;
        }

        var bytes = new byte[size];
        await FillAsync(bytes, cancellationToken).ConfigureAwait(false);
        _remaining = 0;
        return bytes;
    }

    private async Task SkipMapAsync(bool isContinued, CancellationToken cancellationToken)
    {
        while (isContinued)
        {
            await FillAsync(_block, cancellationToken).ConfigureAwait(false);
            isContinued = TarHeader.IsMapContinued(_block);
        }
    }

    private void Expect(long size) => (_remaining, _padding) = (size, (TarHeader.Size - (size % TarHeader.Size)) % TarHeader.Size);

    private async Task SkipAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
        }

        await FillAsync(buffer.AsMemory(0, (int)_padding), cancellationToken).ConfigureAwait(false);
        _padding = 0;
    }

    private async Task FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (buffer.Length > 0)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            buffer = count > 0 ? buffer[count..] : throw Ended();
        }
    }

    private SessionFeedBrokenException Ended() => new(source, "the archive ends before its end");
}
