using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A source whose shell is run from here: Fly.io, ssh, kubectl, docker. One connection lists, another sends.</summary>
internal sealed class RemoteFeed(SessionSource source, VaultServices services) : ISessionFeed
{
    private const int MaximumLine = 64 * 1024;
    private const int MaximumBannerBytes = 64 * 1024;

    private readonly RefusedMembers _refused = new();
    private SourceProcess? _process;
    private long _received;
    private long _expanded;

    /// <inheritdoc/>
    public IReadOnlyList<RefusedMember> Refused => _refused.All;

    /// <inheritdoc/>
    public long BytesReceived => _received + (_process?.Output.Received ?? 0);

    /// <inheritdoc/>
    public bool IsListingWhole { get; private set; } = true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RemoteFile>?> ListAsync(CancellationToken cancellationToken)
    {
        var nonce = NewNonce();
        var process = await ConnectAsync(RemoteScript.List(source.Folder!, nonce), nonce, cancellationToken).ConfigureAwait(false);
        var listing = new RemoteListing(source, process.Output, nonce, _refused);
        var files = await listing.ReadAsync(cancellationToken).ConfigureAwait(false);
        IsListingWhole = listing.IsWhole;
        await CloseAsync().ConfigureAwait(false);
        return files;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReceivedFile> ReceiveAsync(
        IReadOnlyList<FileRequest>? wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = wanted ?? await AskForAllAsync(cancellationToken).ConfigureAwait(false);
        if (asked is { Count: 0 })
        {
            yield break;
        }

        var nonce = NewNonce();
        var script = asked is null ? RemoteScript.All(source.Folder!, nonce) : RemoteScript.Send(source.Folder!, nonce, asked, isCompressed: source.Preset is SessionPreset.Fly or SessionPreset.Kubectl);
        var process = await ConnectAsync(script, nonce, cancellationToken).ConfigureAwait(false);
        _expanded = 0;
        var mode = await ReadLineAsync(process.Output, cancellationToken).ConfigureAwait(false);
        using var frames = mode == "M gzip" ? new SourceStream(new GZipStream(process.Output, CompressionMode.Decompress, leaveOpen: true), source.Name, services.Clock) : null;
        var files = mode switch
        {
            "M frames" or "M gzip" when asked is not null => ReadFramesAsync(frames ?? process.Output, asked, nonce, cancellationToken),
            "M tar" => ReadArchiveAsync(process.Output, asked, nonce, cancellationToken),
            "X" => throw RemoteListing.MissingFolder(source),
            _ => throw Unreadable(),
        };
        await foreach (var file in files.ConfigureAwait(false))
        {
            yield return file;
        }

        await CloseAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<FileRequest>?> AskForAllAsync(CancellationToken cancellationToken) =>
        await ListAsync(cancellationToken).ConfigureAwait(false) is { } files
            ? [.. files.Where(file => file.InWindow).Select(file => new FileRequest(file.Path, []))]
            : null;

    private async Task<SourceProcess> ConnectAsync(byte[] script, string nonce, CancellationToken cancellationToken)
    {
        await CloseAsync().ConfigureAwait(false);
        _process = SourceProcess.Start(source, SourceCommand.ForShell(source, services.Environment), script, services);
        var magic = Encoding.ASCII.GetBytes($"{RemoteScript.Magic} {nonce}");
        while (_process.Output.Received <= MaximumBannerBytes + MaximumLine)
        {
            var line = await _process.Output.ReadToAsync((byte)'\n', MaximumBannerBytes, cancellationToken).ConfigureAwait(false)
                ?? throw await _process.FailureAsync(source, cancellationToken).ConfigureAwait(false);
            if (line.AsSpan().SequenceEqual(magic))
            {
                return _process;
            }
        }

        throw Unreadable();
    }

    private async IAsyncEnumerable<ReceivedFile> ReadFramesAsync(
        SourceStream stream, IReadOnlyList<FileRequest> wanted, string nonce, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = 0;
        while (await ReadLineAsync(stream, cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var words = line.Split(' ');
            var index = IndexIn(words, next, wanted.Count);
            next = index + 1;
            if (words[0] == "U")
            {
                _refused.Add(wanted[index].Path, "may not be read at the source");
            }
            else if (words[0] == "S")
            {
                var file = ReadHeader(stream, wanted[index], words, nonce);
                if (!IsTooLarge(file))
                {
                    yield return file;
                }

                await ((FrameContent)file.Content).SkipAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (words[0] != "G")
            {
                throw Unreadable();
            }
        }

        await ReadEndAsync(stream, nonce, cancellationToken).ConfigureAwait(false);
    }

    // What is gone is left out, so the numbers may skip some, but they only grow: nothing is sent twice, and nothing that was not asked for.
    private int IndexIn(string[] words, int next, int count) =>
        words.Length >= 2 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= next && index < count
            ? index : throw Unreadable();

    private ReceivedFile ReadHeader(SourceStream stream, FileRequest wanted, string[] words, string nonce)
    {
        if (words.Length != 6
            || !long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !int.TryParse(words[4], NumberStyles.None, CultureInfo.InvariantCulture, out var verified)
            || !long.TryParse(words[5], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || verified > wanted.Prefix.Count || offset > size || wanted.Prefix.Take(verified).Sum(mark => mark.Length) != offset)
        {
            throw Unreadable();
        }

        _expanded += size - offset;
        if (_expanded > source.Limits.MaximumTotalBytes)
        {
            throw new SessionSourceFailedException(
                source.Name, $"it sends more than {Quantity.Bytes(source.Limits.MaximumTotalBytes)} at once", "Raise limits.maximumTotalBytes of the source in config.json, or narrow its window.");
        }

        try
        {
            return new ReceivedFile(wanted.Path, size, SourceTime.Parse(words[3]), verified, new FrameContent(stream, source.Name, size - offset, nonce));
        }
        catch (FormatException)
        {
            throw Unreadable();
        }
    }

    private bool IsTooLarge(ReceivedFile file)
    {
        if (file.Size <= source.Limits.MaximumFileBytes)
        {
            return false;
        }

        _refused.Add(file.Path, $"is larger than {Quantity.Bytes(source.Limits.MaximumFileBytes)}");
        return true;
    }

    private async IAsyncEnumerable<ReceivedFile> ReadArchiveAsync(
        SourceStream stream, IReadOnlyList<FileRequest>? wanted, string nonce, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var archive = new ArchiveFiles(source, stream, wanted, _refused);
        await foreach (var file in archive.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return file;
        }

        // The archive is padded to a whole record, and so are the zeros before the line that says that all was sent.
        if (!archive.Tail.EndsWith($"\nE {nonce}\n", StringComparison.Ordinal))
        {
            throw Unreadable();
        }
    }

    private async Task ReadEndAsync(SourceStream stream, string nonce, CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(stream, cancellationToken).ConfigureAwait(false) != $"E {nonce}")
        {
            throw Unreadable();
        }
    }

    private async Task<string> ReadLineAsync(SourceStream stream, CancellationToken cancellationToken) =>
        await stream.ReadToAsync((byte)'\n', MaximumLine, cancellationToken).ConfigureAwait(false) is { } line
            ? Encoding.ASCII.GetString(line)
            : throw Ended();

    private SessionFeedBrokenException Ended() =>
        new(source.Name, _process?.Errors is { Length: > 0 } words ? $"it ended early ({words})" : "it ended early");

    private SessionFeedBrokenException Unreadable() => new(source.Name, "it ended early, or sent something that is not its protocol");

    private static string NewNonce() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private async Task CloseAsync()
    {
        if (_process is { } process)
        {
            _received += process.Output.Received;
            _process = null;
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }
}
