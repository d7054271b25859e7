namespace MemoryVault.Tests.Leases;

/// <summary>Waits that end: what does not happen within a minute or two of real time is told by name instead of hanging the run.</summary>
internal static class RealTime
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, $"After {Limit}, it is still not so that {what}.");
            await Task.Delay(2);
        }
    }
}
