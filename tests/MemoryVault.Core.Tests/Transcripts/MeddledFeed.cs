using System.Runtime.CompilerServices;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A feed during which somebody else does something.</summary>
internal sealed class MeddledFeed(ISessionFeed feed, Func<Task> meddle) : ISessionFeed
{
    public IReadOnlyList<RefusedMember> Refused => feed.Refused;

    public long BytesReceived => feed.BytesReceived;

    public Task<IReadOnlyList<RemoteFile>?> ListAsync(CancellationToken cancellationToken) => feed.ListAsync(cancellationToken);

    public async IAsyncEnumerable<ReceivedFile> ReceiveAsync(IReadOnlyList<FileRequest>? wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var file in feed.ReceiveAsync(wanted, cancellationToken))
        {
            yield return file;
        }

        await meddle();
    }

    public ValueTask DisposeAsync() => feed.DisposeAsync();
}
