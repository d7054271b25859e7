using System.Runtime.CompilerServices;
using MemoryVault.Display;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Feeds from a folder of this machine. Links are not followed: the folder may be written by somebody else.</summary>
internal sealed class FolderFeed(SessionSource source, VaultServices services) : ISessionFeed
{
    private readonly SessionFilter _filter = new(source);
    private readonly List<RefusedMember> _refused = [];
    private readonly string _root = source.Folder!;
    private List<RemoteFile>? _listed;
    private int _members;

    /// <inheritdoc/>
    public IReadOnlyList<RefusedMember> Refused => _refused;

    /// <inheritdoc/>
    public long BytesReceived { get; private set; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RemoteFile>?> ListAsync(CancellationToken cancellationToken)
    {
        _refused.Clear();
        _members = 0;
        var files = new List<RemoteFile>();
        var pending = new Stack<string>([string.Empty]);
        while (pending.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var name in Names(folder))
            {
                Look(folder + name, files, pending);
            }
        }

        _listed = files;
        return Task.FromResult<IReadOnlyList<RemoteFile>?>(files);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReceivedFile> ReceiveAsync(
        IReadOnlyList<FileRequest>? wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = (_listed ?? await ListAsync(cancellationToken).ConfigureAwait(false))!.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var total = 0L;
        foreach (var path in wanted?.Select(w => w.Path) ?? listed.Values.Where(f => f.InWindow).Select(f => f.Path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!listed.TryGetValue(path, out var file))
            {
                continue;
            }

            total += file.Size;
            if (total > source.Limits.MaximumTotalBytes)
            {
                Refuse(path, "is beyond the most bytes of one pull (limits.maximumTotalBytes of the source)");
            }
            else if (TryOpen(file) is { } content)
            {
                await using (content.ConfigureAwait(false))
                {
                    yield return new ReceivedFile(path, file.Size, file.Modified, 0, content);
                }
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private List<string> Names(string folder)
    {
        var path = Path.Combine(_root, folder);
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionFolderUnreadableException(source.Name, path, e.Message.TrimEnd('.'), e);
        }
    }

    private void Look(string path, List<RemoteFile> files, Stack<string> pending)
    {
        var facts = FileProbe.Read(Path.Join(_root, path), followLinks: false);
        if (facts.Kind == FileKind.Folder)
        {
            pending.Push(path + "/");
        }
        else if (_filter.Includes(path))
        {
            Take(path, facts, files);
        }
    }

    private void Take(string path, FileFacts facts, List<RemoteFile> files)
    {
        if (FindProblem(path, facts) is { } problem)
        {
            Refuse(path, problem);
        }
        else if (facts.Kind != FileKind.Missing)
        {
            var modified = DateTimeOffset.UnixEpoch.AddTicks(facts.Stamp.Modified / TimeSpan.NanosecondsPerTick);
            files.Add(new RemoteFile(path, facts.Stamp.Size, modified) { InWindow = IsInWindow(modified) });
        }
    }

    private string? FindProblem(string path, FileFacts facts) => facts.Kind switch
    {
        FileKind.Link => "is a symbolic link",
        FileKind.Missing when path.Contains('\uFFFD', StringComparison.Ordinal) => "has a name that is not UTF-8",
        FileKind.Missing => null,
        FileKind.File when facts.Stamp.Size > source.Limits.MaximumFileBytes => "is larger than the largest file (limits.maximumFileBytes of the source)",
        FileKind.File when ++_members > source.Limits.MaximumMembers => "is beyond the most files (limits.maximumMembers of the source)",
        FileKind.File => SessionPath.FindProblem(path),
        _ => "is no plain file",
    };

    private bool IsInWindow(DateTimeOffset modified) =>
        source.WindowDays == 0 || modified >= services.Clock.GetUtcNow() - TimeSpan.FromDays(source.WindowDays);

    private LengthStream? TryOpen(RemoteFile file)
    {
        try
        {
            var stream = new FileStream(
                Path.Join(_root, file.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            return new LengthStream(
                stream, file.Size, read => BytesReceived += read, () => new SessionFeedBrokenException(source.Name, $"'{PrintableName.Of(file.Path)}' became shorter while it was read"));
        }
        catch (FileNotFoundException)
        {
            // Gone since the listing: the next one sees it.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(file.Path, $"cannot be read: {e.Message.TrimEnd('.')}");
            return null;
        }
    }

    private void Refuse(string path, string reason) => _refused.Add(new RefusedMember(PrintableName.Of(path), reason));
}
