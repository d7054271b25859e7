using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MemoryVault.Display;

namespace MemoryVault.Transcripts;

/// <summary>Takes the files of an archive that a source sends, refuses its other members one by one, and goes on with the rest.</summary>
internal sealed class ArchiveFiles
{
    private const int TailBytes = 256;
    private const long MaximumPadding = 64L << 20;

    private readonly SessionSource _source;
    private readonly SourceStream _stream;
    private readonly RefusedMembers _refused;
    private readonly SessionFilter _filter;
    private readonly HashSet<string>? _wanted;
    private readonly HashSet<string> _files = [];
    private readonly HashSet<string> _folders = [];

    /// <summary>Makes the reader of one archive.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="stream">What comes from it.</param>
    /// <param name="wanted">What is asked for; null for all.</param>
    /// <param name="refused">Where what is refused is added.</param>
    internal ArchiveFiles(SessionSource source, SourceStream stream, IReadOnlyList<FileRequest>? wanted, RefusedMembers refused)
    {
        (_source, _stream, _refused, _filter) = (source, stream, refused, new SessionFilter(source));
        _wanted = wanted?.Select(request => request.Path).ToHashSet();
    }

    /// <summary>Gets the last bytes after the archive, of which the zeros are its padding.</summary>
    internal string Tail { get; private set; } = string.Empty;

    /// <summary>Gives the files.</summary>
    /// <exception cref="SessionFeedBrokenException">It ends early, or is damaged.</exception>
    /// <exception cref="SessionSourceFailedException">It is no archive, or beyond a bound.</exception>
    internal async IAsyncEnumerable<ReceivedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await ArchiveStream.OpenAsync(_source, _stream, cancellationToken).ConfigureAwait(false)
            ?? throw new SessionFeedBrokenException(_source.Name, "it sent nothing");
        await using (stream.ConfigureAwait(false))
        {
            var archive = new TarStream(stream, _source.Name);
            while (await archive.ReadNextAsync(_source.Limits.MaximumMembers, cancellationToken).ConfigureAwait(false) is { } member)
            {
                stream.Member = PrintableName.Of(member.Name);
                if (Accept(member) is { } path)
                {
                    yield return new ReceivedFile(path, member.Size, member.Modified, 0, new TarContent(archive));
                }
            }

            if (archive.Headers > _source.Limits.MaximumMembers)
            {
                throw new SessionSourceFailedException(
                    _source.Name,
                    string.Create(CultureInfo.InvariantCulture, $"its archive has more than {_source.Limits.MaximumMembers:N0} members"),
                    "Let it send less, or raise limits.maximumMembers of the source in config.json.");
            }

            stream.Member = null;
            await DrainAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    private string? Accept(TarMember member)
    {
        var path = RemotePath.Normalize(member.Name);
        var problem = member.Problem ?? FindNameProblem(member, path);
        if (problem is null && (member.IsFolder || !IsAskedFor(path)))
        {
            return null;
        }

        problem ??= FindProblem(member, path);
        if (problem is not null)
        {
            _refused.Add(PrintableName.Of(member.Name), problem);
            return null;
        }

        _files.Add(path);
        foreach (var folder in FoldersOf(path))
        {
            _folders.Add(folder);
        }

        return path;
    }

    // Of a member that would not be taken anyway only what would lead out is worth a word: a name that is merely odd is none.
    private string? FindNameProblem(TarMember member, string path) =>
        path.Length == 0 && member.IsFolder ? null
        : RemotePath.FindProblem(member.IsFolder ? path.TrimEnd('/') : path) is { } problem && (IsAskedFor(path) || LeadsOut(path)) ? problem : null;

    private static bool LeadsOut(string path) => path.StartsWith('/') || path.Split('/').Contains("..") || path.Any(char.IsControl);

    private bool IsAskedFor(string path) => _filter.Includes(path.TrimStart('/')) && _wanted?.Contains(path) != false;

    private string? FindProblem(TarMember member, string path) =>
        !member.IsFile ? member.Reason
        : member.Size > _source.Limits.MaximumFileBytes ? $"is larger than {Quantity.Bytes(_source.Limits.MaximumFileBytes)}"
        : _files.Contains(path) ? "is there twice; the first was taken"
        : _folders.Contains(path) || FoldersOf(path).Any(_files.Contains) ? "is a file and a folder"
        : null;

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    // To the end of the stream, so that the program which writes it can end well; within the same bounds.
    private async Task DrainAsync(ArchiveStream stream, CancellationToken cancellationToken)
    {
        var (buffer, tail, total) = (new byte[32 * 1024], new List<byte>(), 0L);
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            total += count;
            if (total > MaximumPadding)
            {
                throw new SessionSourceFailedException(_source.Name, $"it sends more than {Quantity.Bytes(MaximumPadding)} after the end of its archive", "Let it send one archive and nothing else.");
            }

            tail.AddRange(buffer.AsSpan(Math.Max(0, count - TailBytes), Math.Min(count, TailBytes)));
            tail.RemoveRange(0, Math.Max(0, tail.Count - TailBytes));
        }

        Tail = Encoding.Latin1.GetString([.. tail]);
    }
}
