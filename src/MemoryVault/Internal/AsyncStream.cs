using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MemoryVault.Internal;

/// <summary>Has a stream of results made by the thread pool, so that the pipeline thread is free to show progress and to stop.</summary>
internal static class AsyncStream
{
    /// <summary>How far the maker may run ahead of the one who takes.</summary>
    private const int Ahead = 64;

    /// <summary>Gives the items as they come. When the taker stops, the maker is cancelled and its end is waited for.</summary>
    public static async IAsyncEnumerable<T> FromPool<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> make, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => FillAsync(channel.Writer, make(ended.Token), ended.Token), CancellationToken.None);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return item;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await making;
        }
    }

    // Never throws: what goes wrong travels through the channel, behind the items that were made before.
    private static async Task FillAsync<T>(ChannelWriter<T> writer, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                await writer.WriteAsync(item, cancellationToken);
            }
        }
        catch (Exception e) when ((failure = e) is not null)
        {
        }

        writer.Complete(failure);
    }
}
