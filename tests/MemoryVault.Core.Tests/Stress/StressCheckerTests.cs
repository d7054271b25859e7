using MemoryVault.Stress;

namespace MemoryVault.Tests.Stress;

/// <summary>The judge of the stress runs: it must see each broken promise.</summary>
public sealed class StressCheckerTests
{
    private static readonly HistoryLine[] History =
    [
        new("ask", 0, "a", At: 10), new("granted", 0, "a", 5, At: 20), new("begin", 0, "a/w0-1", 5, 1), new("done", 0, "a/w0-1", 5, 1, "aaa"),
        new("ask", 1, "a", At: 15), new("granted", 1, "a", 7, At: 50), new("begin", 1, "a/w1-1", 7, 2), new("done", 1, "a/w1-1", 7, 2, "bbb"),
        new("ask", 2, "b", At: 30), new("granted", 2, "b", 6, At: 40), new("begin", 2, "b/w2-1", 6, 1), new("done", 2, "b/w2-1", 6, 1, "ccc"),
        new("ask", 0, "a", At: 60), new("granted", 0, "a", 8, At: 70), new("begin", 0, "a/w0-2", 8, 3), new("refused", 0, "a/w0-2", Words: "lost"),
    ];

    private static readonly FinalState State = new(
        [new("aaa", "a/w0-1", 5), new("bbb", "a/w1-1", 7), new("ccc", "b/w2-1", 6)],
        new Dictionary<string, int> { ["a/w0-1"] = 1, ["a/w1-1"] = 2, ["b/w2-1"] = 1 },
        new Dictionary<string, int> { ["a"] = 2, ["b"] = 1 },
        Fsck: string.Empty);

    [Fact]
    public void A_run_in_which_all_is_right_has_no_violation() => Assert.Empty(new StressChecker(History, State).Check());

    [Fact]
    public void An_acknowledged_check_in_that_is_not_there_is_seen() =>
        Sees("a/w1-1 was acknowledged as bbb and is there 0 times", History, State with { Commits = [State.Commits[0], State.Commits[2]] });

    [Fact]
    public void A_check_in_that_is_there_twice_is_seen() => Sees("a/w0-1 is there more than once", History, With(new("ddd", "a/w0-1", 7)));

    [Fact]
    public void A_write_that_was_fenced_off_is_seen() =>
        Sees("a write that was fenced off got in", History, State with { Commits = [State.Commits[1], State.Commits[0], State.Commits[2]] });

    [Fact]
    public void A_refused_check_in_that_is_there_is_seen() => Sees("a/w0-2 was refused (lost) and is there", History, With(new("ddd", "a/w0-2", 8)));

    [Fact]
    public void A_lost_update_is_seen() => Sees("an update was lost", [.. History[..6], new("begin", 1, "a/w1-1", 7, 1), .. History[7..]], State);

    [Fact]
    public void A_token_that_is_given_out_twice_is_seen()
    {
        Sees("token 7 was given out to two", [.. History, new("granted", 2, "a", 7)], State);
        Sees("token 6 was given out to two", [.. History, new("granted", 2, "a", 6)], State);
    }

    [Fact]
    public void A_token_that_goes_back_is_seen() => Sees("process 0 got token 4 after 8", [.. History, new("granted", 0, "a", 4)], State);

    [Fact]
    public void A_token_that_is_smaller_than_one_given_out_before_it_was_asked_for_is_seen()
    {
        HistoryLine[] late = [new("ask", 3, "b", At: 80), new("granted", 3, "b", 3, At: 90)];

        Sees("process 3 asked after token 8 had been given out, and got 3", [.. History, .. late], State);
        Assert.Empty(new StressChecker([.. History, late[0], late[1] with { Words = "renewed" }], State).Check());
    }

    [Fact]
    public void A_check_in_that_nobody_began_is_seen() => Sees("a/w9-1 was not begun", History, With(new("ddd", "a/w9-1", 8)));

    [Fact]
    public void An_entry_and_a_counter_that_are_not_as_they_were_checked_in_are_seen()
    {
        Sees("a/w1-1 is not in the memory as it was checked in", History, State with { Entries = new Dictionary<string, int>(State.Entries) { ["a/w1-1"] = 7 } });
        Sees("the counter 'a' is 1 after 2 check-ins", History, State with { Counters = new Dictionary<string, int> { ["a"] = 1, ["b"] = 1 } });
        Sees("the memory has 2 entries of 3 check-ins", History, State with { Entries = State.Entries.Take(2).ToDictionary() });
    }

    [Fact]
    public void A_damaged_repository_is_seen() => Sees("missing blob", History, State with { Fsck = "missing blob 1234" });

    private static FinalState With(CheckedIn commit) => State with { Commits = [.. State.Commits, commit] };

    private static void Sees(string violation, HistoryLine[] history, FinalState state) =>
        Assert.Contains(new StressChecker(history, state).Check(), found => found.Contains(violation, StringComparison.Ordinal));
}
