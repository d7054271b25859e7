using System.Runtime.CompilerServices;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A connection that breaks after so many bytes of content.</summary>
internal sealed class BreakingFeed(ISessionFeed feed, long bytes) : ISessionFeed
{
    private long _left = bytes;

    public IReadOnlyList<RefusedMember> Refused => feed.Refused;

    public long BytesReceived => feed.BytesReceived;

    public Task<IReadOnlyList<RemoteFile>?> ListAsync(CancellationToken cancellationToken) => feed.ListAsync(cancellationToken);

    public async IAsyncEnumerable<ReceivedFile> ReceiveAsync(IReadOnlyList<FileRequest>? wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var file in feed.ReceiveAsync(wanted, cancellationToken))
        {
            var most = Math.Min(file.Size, _left);
            yield return file with { Content = most < file.Size ? new CutStream(file.Content, most) : file.Content };
            _left -= most;
        }
    }

    public ValueTask DisposeAsync() => feed.DisposeAsync();
}
