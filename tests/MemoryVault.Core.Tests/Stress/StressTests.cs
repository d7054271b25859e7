using MemoryVault.Stress;
using MemoryVault.Tests.Git;

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

    [RequiresUnixFact]
    public async Task Processes_with_clones_of_one_remote_over_http_lose_nothing()
    {
        HttpGitServer? server = null;
        string UrlOf(string path) => (server ??= new HttpGitServer(Path.GetDirectoryName(path)!, credentials: null)).UrlOf(Path.GetFileName(path));
        await RunAsync(new StressOptions { Processes = 2, CheckIns = 2, Kills = 1, Stops = 0, Clones = true, UrlOf = UrlOf });
        server!.Dispose();
    }

    private static async Task RunAsync(StressOptions options)
    {
        using var run = new StressRun(options);

        var report = await run.RunAsync(CancellationToken.None);

        Assert.Empty(report.Violations);
        Assert.True(report.Acknowledged >= options.Processes * options.CheckIns, report.ToString());
    }
}
