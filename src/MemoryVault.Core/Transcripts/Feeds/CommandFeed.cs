using System.Runtime.CompilerServices;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A program of the user's own that writes a tar stream, plain or by gzip. It decides what it sends: the window is its own affair.</summary>
internal sealed class CommandFeed(SessionSource source, VaultServices services) : ISessionFeed
{
    private readonly RefusedMembers _refused = new();
    private long _received;

    /// <inheritdoc/>
    public IReadOnlyList<RefusedMember> Refused => _refused.All;

    /// <inheritdoc/>
    public long BytesReceived => _received;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RemoteFile>?> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RemoteFile>?>(null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReceivedFile> ReceiveAsync(
        IReadOnlyList<FileRequest>? wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var process = SourceProcess.Start(source, SourceCommand.ForOwn(source, services.Environment), input: null, services);
        try
        {
            if ((await process.Output.PeekAsync(cancellationToken).ConfigureAwait(false)).IsEmpty)
            {
                throw await process.FailureAsync(source, cancellationToken).ConfigureAwait(false);
            }

            await foreach (var file in new ArchiveFiles(source, process.Output, wanted, _refused).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return file;
            }

            if (await process.WaitAsync(cancellationToken).ConfigureAwait(false) != 0)
            {
                throw await process.FailureAsync(source, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _received += process.Output.Received;
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
