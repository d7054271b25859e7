using MemoryVault.Stress;
using MemoryVault.Stress.Operations;

namespace MemoryVault.Tests.Stress;

/// <summary>The judge of random operations: it must see each broken promise in a history that is right but for that.</summary>
public sealed class OperationJudgeTests
{
    private const long Second = 1_000_000;

    private static readonly StressOptions Options = new() { TtlSeconds = 1 };

    private static readonly Step[] History =
    [
        .. Enter("w0-1", 10, 20, "stress-0", token: 5, "c0"),
        .. CheckIn("w0-2", 30, 40, "stress-0/a0", saw: null, token: 5, "c1"),
        .. Enter("w1-1", 35, 60, "stress-0", token: 6, "c1"),
        .. Use("w0-3", "exit", 45, 50, token: 5),
        .. CheckIn("w1-2", 70, 80, "stress-0/a0", saw: "w0-2", token: 6, "c2"),
        .. Read("w2-1", 85, 90, "c2", ("stress-0/a0", "w1-2")),
        .. Enter("w0-4", 91, 92, "stress-1", token: 7, "c2", isShared: true),
        .. Enter("w2-2", 93, 94, "stress-1/a*", token: 8, "c2", isShared: true),
        .. Force("w2-3", 95, 96, victim: 7),
        .. CheckIn("w0-5", 97, 98, "stress-1/a0", saw: null, token: 7, revision: null, kept: "k1"),
        .. CheckIn("w1-3", 99, 100, "stress-2/b0", saw: null, token: 0, "c5"),
        .. Use("w1-4", "renew", 101, 102, token: 6),
        .. Read("w0-6", 103, 104, "c5", ("stress-0/a0", "w1-2"), ("stress-2/b0", "w1-3")),
    ];

    private static readonly MainHistory Main = new(
        [
            new("c0", "checkin"), new("c1", "checkin", "w0-2", 5), new("c2", "checkin", "w1-2", 6), new("c3", "force-release", null, 7),
            new("c4", "conflict"), new("c5", "checkin", "w1-3"),
        ],
        ["k1"],
        new Dictionary<string, string> { ["stress-0/a0"] = "w1-2", ["stress-2/b0"] = "w1-3" },
        Merges: 0,
        Fsck: string.Empty);

    [Fact]
    public void A_run_in_which_all_is_right_has_no_violation() => Assert.Empty(OperationRecord.Judge(History, Main, Options));

    [Fact]
    public void An_acknowledged_check_in_that_is_not_there_is_seen() =>
        Sees("w1-3 (checkin of stress-2/b0) was acknowledged as c5 and is there 0 times", History, Main with { Commits = [.. Main.Commits.SkipLast(1)] });

    [Fact]
    public void A_check_in_that_is_there_twice_is_seen() =>
        Sees("w1-3 (checkin of stress-2/b0) was acknowledged as c5 and is there 2 times", History, Main with { Commits = [.. Main.Commits, new("c6", "checkin", "w1-3")] });

    [Fact]
    public void A_check_in_of_a_killed_process_may_be_there_once_and_not_twice()
    {
        Step[] killed = [.. History.Where(step => step is not { Operation: "w1-3", Kind: "done" })];

        Assert.Empty(OperationRecord.Judge(killed, Main, Options));
        Sees("w1-3 (checkin of stress-2/b0) was answered 'unknown' and is there 2 times", killed, Main with { Commits = [.. Main.Commits, new("c6", "checkin", "w1-3")] });
    }

    [Fact]
    public void A_refused_check_in_that_is_there_is_seen() =>
        Sees("w0-5 (checkin of stress-1/a0) was answered 'refused' and is there 1 times", History, Main with { Commits = [.. Main.Commits, new("c6", "checkin", "w0-5", 7)] });

    [Fact]
    public void A_check_in_that_nobody_began_is_seen() => Sees("w9-9 was not begun", History, Main with { Commits = [.. Main.Commits, new("c6", "checkin", "w9-9")] });

    [Fact]
    public void A_proposal_that_is_not_kept_is_seen()
    {
        Sees("its proposal is not kept as k1", History, Main with { Kept = [] });
        Sees("its proposal was not kept", With("w0-5", answer: step => step with { Kept = null, Error = "LeaseLost" }), Main);
    }

    [Fact]
    public void A_lost_update_is_seen() => Sees("w1-2 (checkin of stress-0/a0) was made from '' and replaced 'w0-2'", With("w1-2", call: step => step with { Saw = null }), Main);

    [Fact]
    public void A_commit_that_comes_after_one_that_began_when_it_was_over_is_seen() => Sees(
        "w1-2 (checkin of stress-0/a0) was over before w1-3 (checkin of stress-2/b0) began, and comes after it",
        History,
        Main with { Commits = [Main.Commits[0], Main.Commits[1], Main.Commits[5], Main.Commits[2], Main.Commits[3], Main.Commits[4]] });

    [Fact]
    public void A_forced_end_without_its_event_is_seen() =>
        Sees("w2-3 (force) ended the lease with token 7, of which there are 0 events", History, Main with { Commits = [.. Main.Commits.Where(commit => commit.Revision != "c3")] });

    [Fact]
    public void A_memory_that_is_not_what_the_commits_make_and_a_damaged_repository_are_seen()
    {
        Sees("the memory is not what", History, Main with { Values = new Dictionary<string, string> { ["stress-0/a0"] = "w1-2" } });
        Sees("missing blob", History, Main with { Fsck = "missing blob 1234" });
        Sees("main has 1 merges", History, Main with { Merges = 1 });
    }

    [Fact]
    public void Tokens_that_are_given_out_twice_or_go_back_are_seen()
    {
        Sees("token 7 was given out to two", [.. History, .. Enter("w1-9", 110, 111, "stress-2", token: 7, "c5")], Main);
        Sees("asked after token 8 had been given out, and got 4", [.. History, .. Enter("w1-9", 110, 111, "stress-2", token: 4, "c5")], Main);
    }

    [Fact]
    public void A_write_that_was_fenced_off_is_seen()
    {
        // By the order of the commits, also where the times say nothing.
        Sees("w0-2 (checkin of stress-0/a0) had success with token 5 on 'stress-0' when token 6 on 'stress-0' was held", With("w1-1", answer: step => step with { Revision = "c0" }), Main);

        // By time.
        Sees("w1-4 (renew) had success with token 6 on 'stress-0' when token 9 on '*' was held", [.. History, .. Enter("w2-9", 86, 87, "*", token: 9, "c2")], Main);
    }

    [Fact]
    public void A_shared_lease_beside_an_exclusive_one_is_seen() =>
        Sees("w2-9 (renew) had success with token 8 on 'stress-1/a*' when token 9 on 'stress-1/a1' was held", [.. History, .. Enter("w1-9", 106, 107, "stress-1/a1", token: 9, "c5"), .. Use("w2-9", "renew", 108, 109, token: 8)], Main);

    [Fact]
    public void Two_shared_leases_at_once_are_allowed() => Assert.Empty(OperationRecord.Judge([.. History, .. Use("w2-9", "renew", 108, 109, token: 8)], Main, Options));

    [Fact]
    public void A_success_by_a_lease_that_was_ended_is_seen()
    {
        Sees("w0-9 (renew) had success with token 7, which w2-3 (force) had ended", [.. History, .. Use("w0-9", "renew", 110, 111, token: 7)], Main);
        Sees("w0-9 (renew) had success with token 5, which w0-3 (exit) had ended", [.. History, .. Use("w0-9", "renew", 110, 111, token: 5)], Main);
    }

    [Fact]
    public void A_success_by_a_lease_that_was_not_renewed_in_time_is_seen()
    {
        Step[] late = [.. History, .. Use("w2-9", "exit", Second + 200, Second + 201, token: 8)];

        Sees("w2-9 (exit) had success with token 8, 1000 ms after it was renewed for 1 s", late, Main);
        Assert.Empty(OperationRecord.Judge([.. late, .. Use("w2-8", "renew", 500, 501, token: 8)], Main, Options));
        Assert.Empty(OperationRecord.Judge([.. late, .. Use("w2-8", "renew", 500, 501, token: 8).Take(1)], Main, Options));
    }

    [Fact]
    public void A_write_under_a_lease_that_is_shared_or_elsewhere_or_of_another_is_seen()
    {
        Sees("w1-2 (checkin of stress-0/a0) is there under token 6, which is no lease of its agent", With("w1-1", call: step => step with { IsShared = true }), Main);
        Sees("w1-2 (checkin of stress-0/a0) is there under token 6, which is no lease of its agent", With("w1-1", call: step => step with { Scope = "stress-0/b*" }), Main);
        Sees("w1-2 (checkin of stress-0/a0) was made with token 4 and is there with 6", With("w1-2", call: step => step with { Token = 4 }), Main);
    }

    [Fact]
    public void A_write_of_another_under_somebodys_lease_is_seen()
    {
        // While w2 held a shared lease on stress-1/a*, by time.
        Sees(
            "w1-3 (checkin of stress-1/a1) (token 0) was written while w2 held 'stress-1/a*' with token 8",
            [.. With("w1-3", call: step => step with { Entry = "stress-1/a1" }), .. Use("w2-9", "renew", 108, 109, token: 8)],
            Main);

        // Between the state that a lease began at and the last check-in under it, by the order of the commits.
        var stranger = Main with { Commits = [Main.Commits[0], Main.Commits[1], new("c1b", "checkin", "w2-8"), .. Main.Commits.Skip(2)] };
        Sees("w2-8 (checkin of stress-0/b0) (token 0) was written while w1 held 'stress-0' with token 6", [.. History, .. CheckIn("w2-8", 41, 90, "stress-0/b0", null, 0, "c1b")], stranger);
    }

    [Fact]
    public void A_read_that_is_older_than_what_somebody_had_been_told_is_seen()
    {
        Step[] old = [.. With("w0-6", answer: step => step with { Revision = "c2", Values = new Dictionary<string, string> { ["stress-0/a0"] = "w1-2" } })];

        Sees("w0-6 (read) gave c2, which is older than what w1-3 (checkin of stress-2/b0) had been told", old, Main);

        // A clone has what it has fetched.
        Assert.Empty(OperationRecord.Judge(old, Main, Options with { Clones = true }));
    }

    [Fact]
    public void A_clone_whose_reads_go_back_is_seen() => Assert.Contains(
        OperationRecord.Judge([.. History, .. Read("w2-9", 110, 111, "c1", ("stress-0/a0", "w0-2"))], Main, Options with { Clones = true }),
        found => found.Contains("w2-9 (read) gave c1, which is older than what w2-1 (read) had been told", StringComparison.Ordinal));

    [Fact]
    public void A_read_that_is_the_state_of_no_commit_is_seen()
    {
        Sees("w0-6 (read) gave what is not the state of c5", With("w0-6", answer: step => step with { Values = new Dictionary<string, string> { ["stress-0/a0"] = "w1-2" } }), Main);
        Sees("w0-6 (read) gave c9, which is not on main", With("w0-6", answer: step => step with { Revision = "c9" }), Main);
        var named = new string('a', 40);
        Sees($"w0-6 (read) was asked for {named} and gave c5", With("w0-6", call: step => step with { Base = named }), Main);
    }

    private static Step[] With(string name, Func<Step, Step>? call = null, Func<Step, Step>? answer = null) =>
        [.. History.Select(step => step.Operation != name ? step : step.Kind == "begin" ? call?.Invoke(step) ?? step : answer?.Invoke(step) ?? step)];

    private static void Sees(string violation, IReadOnlyList<Step> history, MainHistory main)
    {
        var found = OperationRecord.Judge(history, main, Options);
        Assert.True(found.Any(words => words.Contains(violation, StringComparison.Ordinal)), string.Join('\n', found));
    }

    private static Step[] Enter(string name, long begin, long end, string scope, long token, string revision, bool isShared = false) =>
        Both(name, begin, end, call => call with { What = "enter", Scope = scope, IsShared = isShared }, answer => answer with { Token = token, Revision = revision });

    private static Step[] CheckIn(string name, long begin, long end, string entry, string? saw, long token, string? revision, string? kept = null) => Both(
        name,
        begin,
        end,
        call => call with { What = "checkin", Entry = entry, Saw = saw, Token = token, Base = token == 0 ? "c2" : null },
        answer => kept is null ? answer with { Revision = revision } : answer with { Outcome = "refused", Kept = kept, Error = "ProposalKept" });

    private static Step[] Use(string name, string what, long begin, long end, long token) =>
        Both(name, begin, end, call => call with { What = what, Token = token }, answer => answer with { Token = token });

    private static Step[] Force(string name, long begin, long end, long victim) =>
        Both(name, begin, end, call => call with { What = "force", Victim = victim }, answer => answer with { Token = victim });

    private static Step[] Read(string name, long begin, long end, string revision, params (string Entry, string Value)[] values) =>
        Both(name, begin, end, call => call with { What = "read" }, answer => answer with { Revision = revision, Values = values.ToDictionary(pair => pair.Entry, pair => pair.Value) });

    private static Step[] Both(string name, long begin, long end, Func<Step, Step> call, Func<Step, Step> answer)
    {
        var worker = name[1] - '0';
        return [call(new Step("begin", worker, name, begin)), answer(new Step("done", worker, name, end) { Outcome = "ok" })];
    }
}
