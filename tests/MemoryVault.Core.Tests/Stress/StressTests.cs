using MemoryVault.Stress;

namespace MemoryVault.Tests.Stress;

/// <summary>The short form of <c>bench/MemoryVault.Stress</c>: real processes, killed and stopped at random.</summary>
public sealed class StressTests
{
    [RequiresUnixFact]
    public Task Processes_that_share_a_vault_lose_nothing() =>
        RunAsync(new StressOptions { Processes = 4, CheckIns = 5, Kills = 4, Stops = 1 });

    [RequiresUnixFact]
    public Task Processes_with_clones_of_one_remote_lose_nothing() =>
        RunAsync(new StressOptions { Processes = 3, CheckIns = 2, Kills = 2, Stops = 1, Clones = true });

    private static async Task RunAsync(StressOptions options)
    {
        using var folder = new TemporaryFolder();
        using var run = new StressRun(options);

        var record = await run.RunAsync(progress: null, CancellationToken.None);

        var report = record.Judge();
        Assert.Empty(report.Violations);
        Assert.Equal(options.Processes * options.CheckIns, report.Acknowledged);

        // Who judges it later by the file finds the same.
        record.WriteTo(folder["record.json"]);
        var again = RunRecord.Read(folder["record.json"]).Judge();
        Assert.Equal(report with { Violations = again.Violations }, again);
        Assert.Empty(again.Violations);
    }
}
