using MemoryVault.Stress.Publishers;

namespace MemoryVault.Tests.Stress;

/// <summary>Two publishers at once, in short; bench/MemoryVault.Stress does it a hundred times (docs/reliability.md).</summary>
public sealed class PublisherTests
{
    [Theory]
    [InlineData(false, 12, 20261121)]
    [InlineData(true, 6, 20261122)]
    public async Task Two_publishers_at_once_never_lose_a_word_of_either_nor_a_deletion(bool gist, int interleavings, int seed)
    {
        using var run = new PublisherRun(new PublisherOptions { Gist = gist, Interleavings = interleavings, Seed = seed });

        var report = await run.RunAsync(null);

        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Refusals > 0 && report.Merges > 0, $"no publication came between: {report}");
    }
}
