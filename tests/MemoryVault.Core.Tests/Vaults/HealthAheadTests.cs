using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Vaults;

/// <summary>What the status says when the clock was wrong, or is.</summary>
public sealed class HealthAheadTests
{
    [Fact]
    public async Task A_sync_and_a_proof_that_are_ahead_of_the_clock_are_told_and_not_taken_for_fresh()
    {
        using var scene = new SyncScene();
        scene.Write("a.md", "a\n");
        await scene.SyncAsync();
        var status = await scene.StatusAsync();
        var sync = Assert.NotNull(status.LastSync);
        status = status with { LastProof = new ProofRecord(sync, Passed: true, status.Head!, 1, 0) };

        var now = Reasons(sync.AddMinutes(-5));
        var later = Reasons(sync.AddDays(-365));

        Assert.DoesNotContain(now, reason => reason.Contains("ahead of this machine's clock", StringComparison.Ordinal));
        Assert.Equal(2, later.Count(reason => reason.Contains("ahead of this machine's clock", StringComparison.Ordinal)));

        IReadOnlyList<string> Reasons(DateTimeOffset time) => HealthAssessment.Assess(status, new HealthRecord(), new VaultPolicies(), time).Reasons;
    }
}
