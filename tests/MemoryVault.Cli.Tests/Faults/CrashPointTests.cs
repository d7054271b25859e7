using MemoryVault.Faults;
using MemoryVault.Faults.Crashes;

namespace MemoryVault.Cli.Tests.Faults;

/// <summary>The short form of <c>MemoryVault.Faults crashes</c>: a command, and then everything that it started, is killed at some of its system calls.</summary>
public sealed class CrashPointTests : IDisposable
{
    private readonly FaultPlace _place = new();

    public void Dispose() => _place.Dispose();

    [RequiresTracingTheory]
    [InlineData("init", 2)]
    [InlineData("sync", 2)]
    [InlineData("sync-push", 1)]
    [InlineData("restore", 1)]
    [InlineData("checkin", 1)]
    [InlineData("lease-run", 1)]
    public void A_command_killed_at_a_system_call_needs_no_repair_and_loses_nothing(string command, int points)
    {
        var report = new CrashRun(FaultPlace.Scenario(command), _place.Place, new Sampling(1, points)).Run();

        Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
        Assert.True(report.Processes == points, report.ToString());
    }
}
