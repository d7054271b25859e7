using System.Runtime.CompilerServices;
using MemoryVault.Internal;

namespace MemoryVault.Tests.Internal;

public class AsyncStreamTests
{
    private bool _ended;

    [Fact]
    public async Task Items_come_in_their_order_from_another_thread()
    {
        var items = new List<int>();
        await foreach (var item in AsyncStream.FromPool(token => Count(1000, token), CancellationToken.None))
        {
            items.Add(item);
        }

        Assert.Equal(Enumerable.Range(0, 1000), items);
        Assert.True(_ended);
    }

    [Fact]
    public async Task A_taker_that_stops_ends_the_maker_and_waits_for_its_end()
    {
        await foreach (var item in AsyncStream.FromPool(token => Count(int.MaxValue, token), CancellationToken.None))
        {
            if (item == 3)
            {
                break;
            }
        }

        Assert.True(_ended);
    }

    [Fact]
    public async Task An_exception_arrives_behind_the_items_that_were_made_before()
    {
        var items = new List<int>();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (var item in AsyncStream.FromPool(token => Count(5, token, fails: true), CancellationToken.None))
            {
                items.Add(item);
            }
        });
        Assert.Equal([0, 1, 2, 3, 4], items);
    }

    [Fact]
    public async Task Cancelling_ends_both()
    {
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in AsyncStream.FromPool(token => Count(int.MaxValue, token), cancel.Token))
            {
                if (item == 3)
                {
                    await cancel.CancelAsync();
                }
            }
        });
        Assert.True(_ended);
    }

    private async IAsyncEnumerable<int> Count(int count, [EnumeratorCancellation] CancellationToken cancellationToken, bool fails = false)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return i;
                await Task.Yield();
            }

            if (fails)
            {
                throw new InvalidTimeZoneException();
            }
        }
        finally
        {
            await Task.Delay(5, CancellationToken.None);
            _ended = true;
        }
    }
}
