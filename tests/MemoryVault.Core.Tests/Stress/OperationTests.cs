using MemoryVault.Stress;
using MemoryVault.Stress.Load;
using MemoryVault.Stress.Operations;

namespace MemoryVault.Tests.Stress;

/// <summary>The short forms of random operations and of load; docs/reliability.md has the long ones.</summary>
public sealed class OperationTests
{
    [RequiresUnixFact]
    public Task Random_operations_on_a_shared_vault_break_no_promise() =>
        RunAsync(new StressOptions { Processes = 4, CheckIns = 30, Kills = 3, Stops = 1, TtlSeconds = 1, Seed = 7001 });

    [RequiresUnixFact]
    public Task Random_operations_on_clones_over_http_break_no_promise() =>
        RunAsync(new StressOptions { Processes = 2, CheckIns = 6, Kills = 1, Stops = 0, TtlSeconds = 3, Clones = true, Http = true, Seed = 7003 });

    [RequiresUnixFact]
    public async Task Agents_that_work_at_once_lose_nothing()
    {
        using var run = new LoadRun(new LoadOptions(Processes: 2, AgentsEach: 4, Seconds: 2, PauseMilliseconds: 50, Seed: 7004));

        var report = await run.RunAsync();

        Assert.True(report.Problems.Count == 0, report.ToString());
        Assert.True(report.Count("check in") > 0 && report.Count("sync") > 0 && report.Count("pull") > 0, report.ToString());
    }

    [Fact]
    public void Waiting_too_long_is_no_problem_and_every_other_error_is()
    {
        var tally = new LoadTally();
        tally.Errors["sync: Busy, LockHeld: "] = 3;
        tally.Errors["enter a lease: LeaseHeld, LeaseHeld: "] = 2;
        tally.Errors["check in: Failed, GitFailed: git ended with 128"] = 1;

        var report = new LoadReport(new LoadOptions(1, 4, 60, 0, 1), tally, [], 0, ["area-01/k is 3 and was acknowledged as 4"], string.Empty);

        Assert.Equal(["area-01/k is 3 and was acknowledged as 4", "check in: Failed, GitFailed: git ended with 128"], report.Problems);
    }

    [Fact]
    public void Times_are_counted_to_two_percent()
    {
        var times = new Latencies();
        foreach (var milliseconds in Enumerable.Range(1, 1000))
        {
            times.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.InRange(times.Percentile(0.5), 500, 510);
        Assert.InRange(times.Percentile(0.99), 990, 1000);
        Assert.Equal(1000, times.Percentile(1));
    }

    private static async Task RunAsync(StressOptions options)
    {
        using var folder = new TemporaryFolder();
        using var run = new OperationRun(options);

        var record = await run.RunAsync(progress: null, CancellationToken.None);

        Assert.Empty(record.Judge());
        Assert.True(record.Count().Values.Sum() >= options.Processes * options.CheckIns, string.Join(", ", record.Count()));

        // Who judges it later by the file finds the same.
        record.WriteTo(folder["record.json"]);
        Assert.Equal(record.Count(), OperationRecord.Read(folder["record.json"]).Count());
        Assert.Empty(OperationRecord.Read(folder["record.json"]).Judge());
    }
}
