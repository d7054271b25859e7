using MemoryVault.Faults.Clocks;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Remotes;
using MemoryVault.Faults.Surroundings;

namespace MemoryVault.Cli.Tests.Faults;

/// <summary>The short forms of <c>MemoryVault.Faults disks</c>, <c>limits</c>, <c>ssh</c>, <c>clocks</c> and <c>scenes</c>: real disks, limits, servers and clocks.</summary>
public sealed class SurroundingTests : IDisposable
{
    private readonly FaultPlace _place = new();
    private readonly List<string> _messages = [];

    public void Dispose() => _place.Dispose();

    [RequiresMountTheory]
    [InlineData("sync")]
    public void A_full_disk_is_told_by_what_was_to_be_written_and_nothing_is_lost(string command)
    {
        Judge(Run(command, new FullDisk(string.Empty, 0, ofFiles: false), new FullDisk("vault", 8, ofFiles: true)), 2);

        Assert.All(_messages, message => Assert.Contains("/repository.git/objects' cannot be written: No space left on device", message, StringComparison.Ordinal));
    }

    [RequiresMountTheory]
    [InlineData("restore-to")]
    [InlineData("verify")]
    public void A_vault_on_a_read_only_disk_can_be_read_from(string command)
    {
        Judge(Run(command, new ReadOnlyDisk("vault")), 1);

        Assert.Contains("is read-only: 0: ", Assert.Single(_messages), StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("open files", "-n", 64)]
    [InlineData("blocks in a file", "-f", 1)]
    public void A_limit_of_the_process_is_told_and_nothing_is_lost(string name, string option, int value) => Judge(Run("sync", new LowLimit(name, option, value)), 1);

    [RequiresSshFact]
    public void A_connection_of_ssh_that_breaks_is_told_and_the_next_sync_makes_up_for_it() =>
        Judge(new WireFaultRun(FaultPlace.Scenario("sync-push"), _place.Place, points: 1, seed: 5, overSsh: true, _ => { }) { Faults = [WireFault.Drop] }.Run(), 2);

    [RequiresFakeTimeTheory]
    [InlineData("expired", -365)]
    [InlineData("held", 365)]
    public void A_clock_that_is_set_neither_extends_nor_ends_a_lease(string scene, int days) =>
        Judge([Assert.Single(ClockSceneList.Find([scene])).Run(_place.Place, TimeSpan.FromDays(days))], 1);

    private IEnumerable<FaultReport> Run(string command, params Surrounding[] surroundings) =>
        new SurroundingRun(FaultPlace.Scenario(command), _place.Place, _messages.Add).Run(_ => [new SurroundingSeries("surroundings", surroundings, EndsWhenDone: false)]);

    private static void Judge(IEnumerable<FaultReport> reports, int tried)
    {
        foreach (var report in reports)
        {
            Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
            Assert.Equal(tried, report.Tried);
        }
    }
}
