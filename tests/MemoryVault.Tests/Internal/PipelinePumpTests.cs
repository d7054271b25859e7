using MemoryVault.Internal;

namespace MemoryVault.Tests.Internal;

/// <summary>The pump without an engine; tests/Pester has it under -ErrorAction Stop and Ctrl-C.</summary>
public sealed class PipelinePumpTests : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    public void Dispose() => _cancel.Dispose();

    [Fact]
    public void Code_goes_on_on_the_thread_that_pumps()
    {
        var thread = Environment.CurrentManagedThreadId;
        Run(async () =>
        {
            await Task.Run(() => Thread.Sleep(5));
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            await Task.Yield();
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        });
    }

    [Fact]
    public void An_exception_of_a_call_reaches_the_caller_as_it_is_after_every_finally()
    {
        var cleaned = false;
        var thrown = new InvalidTimeZoneException("stop");
        var caught = Assert.Throws<InvalidTimeZoneException>(() => Run(async () =>
        {
            try
            {
                await Task.Delay(1);
                throw thrown;
            }
            finally
            {
                await Task.Delay(5);
                cleaned = true;
            }
        }));
        Assert.Same(thrown, caught);
        Assert.True(cleaned);
    }

    [Fact]
    public void An_exception_of_a_posted_call_cancels_the_code_and_is_thrown_when_it_has_ended()
    {
        var ended = false;
        using var pump = new PipelinePump(_cancel.Cancel);
        Assert.Throws<InvalidTimeZoneException>(() => pump.Run(async () =>
        {
            pump.Post(_ => throw new InvalidTimeZoneException(), null);
            try
            {
                await Task.Delay(Timeout.Infinite, _cancel.Token);
            }
            finally
            {
                await Task.Delay(5);
                ended = true;
            }
        }));
        Assert.True(ended);
    }

    [Fact]
    public void What_was_posted_before_the_end_is_done_and_what_comes_later_is_dropped()
    {
        var done = new List<int>();
        using var pump = new PipelinePump(_cancel.Cancel);
        pump.Run(async () =>
        {
            await Task.Run(() => pump.Post(_ => done.Add(1), null));
        });
        pump.Post(_ => done.Add(2), null);
        Assert.Equal([1], done);
    }

    [Fact]
    public void A_call_to_powershell_does_not_see_the_context_so_that_nobody_waits_for_this_loop()
    {
        var before = SynchronizationContext.Current;
        using var pump = new PipelinePump(_cancel.Cancel);
        pump.Run(() =>
        {
            Assert.Same(pump, SynchronizationContext.Current);
            Assert.Same(before, pump.Outside(() => SynchronizationContext.Current));

            // A command further down that blocks on its own task.
            Assert.Equal(7, pump.Outside(() => Answer().GetAwaiter().GetResult()));
            Assert.Same(pump, SynchronizationContext.Current);
            return Task.CompletedTask;
        });
        Assert.Same(before, SynchronizationContext.Current);

        static async Task<int> Answer()
        {
            await Task.Delay(1);
            return 7;
        }
    }

    [Fact]
    public void Pumps_can_be_nested_as_pipelines_are()
    {
        var order = new List<string>();
        using var outer = new PipelinePump(_cancel.Cancel);
        outer.Run(async () =>
        {
            await Task.Yield();
            outer.Outside(() =>
            {
                Run(async () =>
                {
                    await Task.Delay(2);
                    order.Add("inner");
                });
                return true;
            });
            await Task.Yield();
            order.Add("outer");
        });
        Assert.Equal(["inner", "outer"], order);
    }

    private void Run(Func<Task> code)
    {
        using var pump = new PipelinePump(_cancel.Cancel);
        pump.Run(code);
    }
}
