using MemoryVault.Faults;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Programs;
using MemoryVault.Faults.Remotes;

namespace MemoryVault.Cli.Tests.Faults;

/// <summary>The short forms of <c>MemoryVault.Faults errors</c>, <c>gits</c> and <c>remotes</c>: what fails is told, and nothing is lost.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly FaultPlace _place = new();

    public void Dispose() => _place.Dispose();

    [RequiresTracingTheory]
    [InlineData("sync", "ENOSPC")]
    [InlineData("checkin", "EIO")]
    [InlineData("restore", "EROFS")]
    public void A_system_call_that_fails_is_told_and_loses_nothing(string command, string error)
    {
        var run = new FaultRun(FaultPlace.Scenario(command), _place.Place, new Sampling(1, 1), _ => { }) { Faults = [.. CallFault.All.Where(fault => fault.Name == error)] };
        Judge(run.Run(), 1);
    }

    [UnixTheory]
    [InlineData("killed", "garbage", "silent")]
    public void A_git_that_goes_wrong_is_told_and_loses_nothing(params string[] faults)
    {
        var run = new GitFaultRun(FaultPlace.Scenario("sync"), _place.Place, [.. GitFault.Quick.Where(fault => faults.Contains(fault.Name))], _ => { });
        Judge(run.Run(), 1);
    }

    [UnixTheory]
    [InlineData("Drop")]
    [InlineData("Garble")]
    public void A_connection_that_breaks_is_told_and_the_next_sync_makes_up_for_it(string fault)
    {
        var run = new WireFaultRun(FaultPlace.Scenario("sync-push"), _place.Place, points: 1, seed: 3, overSsh: false, _ => { }) { Faults = [Enum.Parse<WireFault>(fault)] };
        Judge(run.Run(), 2);
    }

    private static void Judge(IEnumerable<FaultReport> reports, int tried)
    {
        foreach (var report in reports)
        {
            Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
            Assert.Equal(tried, report.Tried);
        }
    }
}
