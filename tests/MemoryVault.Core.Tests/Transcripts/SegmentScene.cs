using MemoryVault.Git;
using MemoryVault.Tests.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>One transcript in memory that is written again and again.</summary>
internal sealed class SegmentScene : IAsyncDisposable
{
    private readonly PendingObjects _objects;

    internal SegmentScene() => _objects = new PendingObjects(Store);

    public ValueTask DisposeAsync() => _objects.DisposeAsync();

    internal MemoryObjectStore Store { get; } = new();

    internal ObjectId Folder { get; private set; } = ObjectId.EmptyTree;

    internal async Task<SegmentedWrite> WriteAsync(byte[] content, int segmentsVerified = 0)
    {
        var marks = await MarksAsync();
        var skipped = (int)marks.Take(segmentsVerified).Sum(m => m.Length);
        var written = await new SegmentWriter(_objects).WriteAsync(Folder, new DribblingStream(content[skipped..]), segmentsVerified, CancellationToken.None);
        Folder = written.Folder;
        return written;
    }

    internal Task<byte[]> ReadAsync() => ReadAsync(Folder);

    internal async Task<byte[]> ReadAsync(ObjectId folder)
    {
        await using var stream = await new SegmentReader(_objects).OpenAsync(folder, CancellationToken.None);
        var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    internal Task<SegmentFolder> FolderAsync() => SegmentFolder.ReadAsync(_objects, Folder, CancellationToken.None);

    internal async Task<IReadOnlyList<SegmentMark>> MarksAsync() => await (await FolderAsync()).ReadMarksAsync(_objects, CancellationToken.None);

    internal async Task<byte> LastByteAsync(SegmentMark mark) => (await _objects.ReadBlobAsync(mark.Id, CancellationToken.None)).Span[^1];

    internal async Task PutBesideAsync(TreeEntry entry)
    {
        var folder = await FolderAsync();
        Folder = await _objects.AddAsync((folder with { Others = [.. folder.Others, entry] }).ToTree(), CancellationToken.None);
    }
}
