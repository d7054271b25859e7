using MemoryVault.Backup;
using MemoryVault.History;
using MemoryVault.Internal;

namespace MemoryVault.Tests.Internal;

public class PlanLineTests
{
    [Fact]
    public void A_sync_tells_each_change_each_damage_and_how_much_stays() => Assert.Equal(
        [
            "Add 'backup/m/a.md' (1.5 kB).",
            "Update 'backup/m/b.md' (3 B).",
            "Delete 'backup/m/c.md' (it stays in the history).",
            "Keep the last good version of 'backup/m/d.json': 0 bytes (was 12).",
            "Nothing to do for 1 file without a change.",
        ],
        PlanLine.Of(new SyncResult
        {
            Vault = "/v",
            Changes =
            [
                new(ChangeKind.Added, "s", "backup/m/a.md", 1500), new(ChangeKind.Modified, "s", "backup/m/b.md", 3), new(ChangeKind.Deleted, "s", "backup/m/c.md", 0),
            ],
            Quarantined = [new("s", "backup/m/d.json", "quarantine/s/d.json", "0 bytes (was 12)")],
            Unchanged = 1,
        }));

    [Fact]
    public void A_restore_tells_what_it_writes_and_counts_what_is_the_same() => Assert.Equal(
        [
            "Write '/h/a.md' (10 B).",
            "Replace '/h/b.md' (20 B); what is there now is committed first.",
            "Leave 2 files without a change.",
        ],
        PlanLine.Of(new RestoreResult
        {
            Vault = "/v",
            Revision = "abc",
            Files =
            [
                new("a.md", "/h/a.md", RestoreAction.Create, 10), new("b.md", "/h/b.md", RestoreAction.Replace, 20),
                new("c.md", "/h/c.md", RestoreAction.Keep, 30), new("d.md", "/h/d.md", RestoreAction.Keep, 30),
            ],
        }));
}
