using System.Diagnostics;
using MemoryVault.Cli.Terminal;

namespace MemoryVault.Cli.Tests.Unit;

public sealed class ChildProgramTests
{
    [UnixFact]
    public async Task One_that_does_not_heed_the_request_to_end_is_killed()
    {
        using var home = new TemporaryHome();
        using var child = ChildProgram.Start(["sh", "-c", "trap '' TERM; : > \"$READY\"; while :; do sleep 0.1; done"], new Dictionary<string, string> { ["READY"] = home["ready"] });
        var start = Stopwatch.GetTimestamp();
        while (!File.Exists(home["ready"]))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), "It does not begin.");
            await Task.Delay(10);
        }

        start = Stopwatch.GetTimestamp();

        await child.EndAsync(TimeSpan.FromMilliseconds(300));

        Assert.Equal(128 + 9, child.ExitCode);
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(300), "It had its time.");
    }

    [UnixFact]
    public async Task One_that_ends_first_is_told_from_something_else_that_was_first()
    {
        using var child = ChildProgram.Start(["sh", "-c", "exit $CODE"], new Dictionary<string, string> { ["CODE"] = "5" });
        Assert.True(await child.WaitAsync(CancellationToken.None));
        Assert.Equal(5, child.ExitCode);

        using var other = ChildProgram.Start(["sleep", "60"], new Dictionary<string, string>());
        Assert.False(await other.WaitAsync(new CancellationToken(canceled: true)));
        await other.EndAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(128 + 15, other.ExitCode);
    }
}
