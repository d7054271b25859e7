using MemoryVault.Stress;

namespace MemoryVault.Tests.Stress;

/// <summary>The judge of the stress runs: it must see each broken promise.</summary>
public sealed class StressCheckerTests
{
    private static readonly HistoryLine[] History =
    [
        new("granted", 0, Token: 5), new("begin", 0, "w0-1", 5, 1), new("done", 0, "w0-1", 5, 1, "aaa"),
        new("granted", 1, Token: 6), new("begin", 1, "w1-1", 6, 2), new("done", 1, "w1-1", 6, 2, "bbb"),
        new("granted", 0, Token: 7), new("begin", 0, "w0-2", 7, 3), new("refused", 0, "w0-2", Words: "lost"),
    ];

    private static readonly CheckedIn[] Commits = [new("aaa", "w0-1", 5), new("bbb", "w1-1", 6)];
    private static readonly Dictionary<string, int> Entries = new() { ["w0-1"] = 1, ["w1-1"] = 2 };

    [Fact]
    public void A_run_in_which_all_is_right_has_no_violation() => Assert.Empty(new StressChecker(History, Commits, Entries, 2).Check());

    [Fact]
    public void An_acknowledged_check_in_that_is_not_there_is_seen() =>
        Sees("w1-1 was acknowledged as bbb and is there 0 times", History, Commits[..1], new() { ["w0-1"] = 1 }, 1);

    [Fact]
    public void A_check_in_that_is_there_twice_is_seen() =>
        Sees("w0-1 is there more than once", History, [.. Commits, new("ccc", "w0-1", 6)], Entries, 3);

    [Fact]
    public void A_write_that_was_fenced_off_is_seen() =>
        Sees("a write that was fenced off got in", History, [Commits[1], Commits[0]], Entries, 2);

    [Fact]
    public void A_refused_check_in_that_is_there_is_seen() =>
        Sees("w0-2 was refused (lost) and is there", History, [.. Commits, new("ccc", "w0-2", 7)], new(Entries) { ["w0-2"] = 3 }, 3);

    [Fact]
    public void A_lost_update_is_seen() =>
        Sees("an update was lost", [.. History[..4], new("begin", 1, "w1-1", 6, 1), .. History[5..]], Commits, Entries, 2);

    [Fact]
    public void A_token_that_is_given_out_twice_is_seen() =>
        Sees("token 6 was given out to two", [.. History, new("granted", 2, Token: 6)], Commits, Entries, 2);

    [Fact]
    public void A_token_that_goes_back_is_seen() => Sees("process 0 got token 4 after 7", [.. History, new("granted", 0, Token: 4)], Commits, Entries, 2);

    [Fact]
    public void A_check_in_that_nobody_began_is_seen() =>
        Sees("w9-1 was not begun", History, [.. Commits, new("ccc", "w9-1", 7)], new(Entries) { ["w9-1"] = 3 }, 3);

    [Fact]
    public void An_entry_and_a_counter_that_are_not_as_they_were_checked_in_are_seen()
    {
        Sees("w1-1 is not in the memory as it was checked in", History, Commits, new(Entries) { ["w1-1"] = 7 }, 2);
        Sees("the counter is 1 after 2 check-ins", History, Commits, Entries, 1);
    }

    private static void Sees(string violation, HistoryLine[] history, CheckedIn[] commits, Dictionary<string, int> entries, int counter) =>
        Assert.Contains(new StressChecker(history, commits, entries, counter).Check(), found => found.Contains(violation, StringComparison.Ordinal));
}
