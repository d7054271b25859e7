using System.Globalization;
using System.Text;
using MemoryVault.Display;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Reads what the listing script of a source answers (docs/formats.md), and takes of it what the source's globs and bounds allow.</summary>
internal sealed class RemoteListing(SessionSource source, SourceStream stream, string nonce, RefusedMembers refused)
{
    private const int MaximumLine = 64 * 1024;
    private const string Index = "sessions.json";

    private readonly SessionFilter _filter = new(source);
    private readonly List<RemoteFile> _files = [];
    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private int _members;

    /// <summary>Gets a value indicating whether the source could look into everything.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>Reads to the end of the answer; null where the source has not the tools to list.</summary>
    /// <exception cref="SessionFeedBrokenException">It ends early.</exception>
    /// <exception cref="SessionSourceFailedException">There is no such folder.</exception>
    internal async Task<IReadOnlyList<RemoteFile>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await stream.ReadToAsync((byte)'\n', MaximumLine, cancellationToken).ConfigureAwait(false) ?? throw Broken();
            switch (line)
            {
                case [(byte)'F', (byte)' ', ..]:
                    if (!AddFile(line.AsSpan(2)))
                    {
                        return _files;
                    }

                    break;
                case [(byte)'T', (byte)' ', ..]:
                    ReadClock(Encoding.ASCII.GetString(line.AsSpan(2)));
                    break;
                case [(byte)'I']:
                    IsWhole = false;
                    break;
                case [(byte)'B']:
                    await ReadOthersAsync(cancellationToken).ConfigureAwait(false);
                    return _files;
                case [(byte)'W']:
                    return null;
                case [(byte)'X']:
                    throw MissingFolder(source);
                default:
                    throw Broken();
            }
        }
    }

    /// <summary>Makes the error of a source that has no such folder.</summary>
    internal static SessionSourceFailedException MissingFolder(SessionSource source) =>
        new(source.Name, $"there is no folder '{source.Folder}' at the source, or it may not be read", "Look up where the agent keeps its sessions there, and name that folder.");

    private void ReadClock(string seconds)
    {
        if (source.WindowDays > 0)
        {
            var now = SourceTime.Parse(seconds);
            var window = TimeSpan.FromDays(source.WindowDays);
            _since = now - DateTimeOffset.MinValue > window ? now - window : DateTimeOffset.MinValue;
        }
    }

    // Gives false where there are too many: what is not looked at must not seem to be gone.
    private bool AddFile(ReadOnlySpan<byte> line)
    {
        if (++_members > source.Limits.MaximumMembers)
        {
            IsWhole = false;
            refused.Add(source.Folder!, string.Create(CultureInfo.InvariantCulture, $"has more than {source.Limits.MaximumMembers:N0} files: the rest was not looked at"));
            return false;
        }

        var (size, modified, path) = Parse(line);
        if (!_filter.Includes(path))
        {
            return true;
        }

        if (RemotePath.FindProblem(path) is { } problem)
        {
            refused.Add(PrintableName.Of(path), problem);
            return true;
        }

        var isTooLarge = size > source.Limits.MaximumFileBytes;
        if (isTooLarge)
        {
            refused.Add(path, $"is larger than {Quantity.Bytes(source.Limits.MaximumFileBytes)}");
        }

        _files.Add(new RemoteFile(path, size, modified) { InWindow = !isTooLarge && (modified >= _since || path == Index) });
        return true;
    }

    private (long Size, DateTimeOffset Modified, string Path) Parse(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)' ') + first + 1;
        if (second <= first || !long.TryParse(line[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw Broken();
        }

        try
        {
            var modified = SourceTime.Parse(Encoding.ASCII.GetString(line[(first + 1)..second]));
            return (size, modified, RemotePath.Normalize(GitText.Decode(line[(second + 1)..])));
        }
        catch (FormatException)
        {
            throw Broken();
        }
    }

    private async Task ReadOthersAsync(CancellationToken cancellationToken)
    {
        while (await stream.ReadToAsync(0, MaximumLine, cancellationToken).ConfigureAwait(false) is { } name)
        {
            if (name.Length == 0)
            {
                await ReadEndAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            var path = RemotePath.Normalize(GitText.Decode(name.AsSpan(1)));
            if (++_members <= source.Limits.MaximumMembers && (name[0] == 'n' || _filter.Includes(path)))
            {
                refused.Add(PrintableName.Of(path), ReasonOf(name[0]));
            }
        }

        throw Broken();
    }

    private async Task ReadEndAsync(CancellationToken cancellationToken)
    {
        var end = await stream.ReadToAsync((byte)'\n', MaximumLine, cancellationToken).ConfigureAwait(false);
        if (end is null || Encoding.ASCII.GetString(end) != $"E {nonce}")
        {
            throw Broken();
        }
    }

    private static string ReasonOf(byte kind) => kind switch
    {
        (byte)'n' => "has a line break in its name",
        (byte)'l' => "is a symbolic link",
        _ => "is not a plain file",
    };

    private SessionFeedBrokenException Broken() => new(source.Name, "its listing ends early, or cannot be read");
}
