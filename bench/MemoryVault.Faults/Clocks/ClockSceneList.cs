using System.Diagnostics;
using System.IO.Enumeration;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Faults.Clocks;

/// <summary>All of them. By design a clock that is set back extends nothing, one that is set ahead ends nothing, and no token is given out twice.</summary>
internal static class ClockSceneList
{
    private const string Patch = """[{"op": "add", "path": "/tasks/t3", "value": {"state": "new"}}]""";

    internal static IReadOnlyList<ClockScene> All { get; } =
    [
        new("wait-for-lease", WaitForLease),
        new("wait-in-vain", WaitInVain),
        new("lease-run", RunUnderLease),
        new("expired", stage => CheckInTooLate(stage, Setup.Remembering)),
        new("expired-coordinated", stage => CheckInTooLate(stage, Setup.Coordinated)),
        new("held", stage => CheckInInTime(stage, Setup.Remembering)),
        new("held-coordinated", stage => CheckInInTime(stage, Setup.Coordinated)),
        new("tokens", stage => GiveTokens(stage, Setup.Remembering)),
        new("tokens-coordinated", stage => GiveTokens(stage, Setup.Coordinated)),
        new("watch", Watch),
        new("sync-twice", SyncTwice),
    ];

    /// <summary>Gives those whose name fits one of some patterns; all without a pattern.</summary>
    internal static IReadOnlyList<ClockScene> Find(IReadOnlyList<string> patterns) =>
        [.. All.Where(scene => patterns.Count == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, scene.Name)))];

    private static void WaitForLease(ClockStage stage)
    {
        Setup.Remembering(stage.Place);
        var held = Stopwatch.StartNew();
        var first = stage.Enter("a1", "4");
        var waiting = stage.Begin("lease", "enter", "--agent", "a2", "--wait", "60", "--json");
        ClockStage.Wait(1.5);
        stage.Jump();
        var end = waiting.Result;
        stage.Expect(end, 0, "who waits does not get the lease that has run out");
        stage.Expect(held.Elapsed > TimeSpan.FromSeconds(3.5), $"a lease of 4 s ended after {held.Elapsed}");
        stage.Expect(held.Elapsed < TimeSpan.FromSeconds(40), $"a lease of 4 s was waited for for {held.Elapsed}");
        stage.Expect(end.ExitCode != 0 || ClockStage.TokenOf(end) > first, "the second token is not greater");
    }

    private static void WaitInVain(ClockStage stage)
    {
        Setup.Remembering(stage.Place);
        stage.Enter("a1", "600");
        var waiting = stage.Begin("lease", "enter", "--agent", "a2", "--wait", "4");
        ClockStage.Wait(1.5);
        stage.Jump();
        stage.Expect(waiting.Result, 2, "a lease that is held was given");
        stage.Expect(waiting.Result.Elapsed < TimeSpan.FromSeconds(25), $"--wait 4 took {waiting.Result.Elapsed}");
    }

    private static void RunUnderLease(ClockStage stage)
    {
        Setup.Remembering(stage.Place);
        var running = stage.Begin("lease", "run", "--agent", "a1", "--ttl", "12", "--", "sleep", "20");
        ClockStage.Wait(4);
        stage.Jump();
        ClockStage.Wait(11);
        stage.Expect(stage.Place.Run("lease", "enter", "--agent", "a2"), 2, "a lease that is renewed was given to another, who has the right time");
        stage.Expect(stage.Run("lease", "enter", "--agent", "a3"), 2, "a lease that is renewed was given to another");
        stage.Expect(running.Result, 0, "the program did not run to its end");
        stage.Expect(stage.Run("lease", "enter", "--agent", "a3"), 0, "the lease was not given back");
    }

    private static void CheckInTooLate(ClockStage stage, Action<Place> prepare)
    {
        prepare(stage.Place);
        var token = stage.Enter("a1", "2");
        ClockStage.Wait(3.5);
        stage.Jump();
        var patch = stage.Place.Write("patch.json", Patch);
        stage.Expect(stage.Run("checkin", "--agent", "a1", "--token", $"{token}", "--patch", patch, "--source", "test"), 3, "a lease that has run out was good");
        stage.Expect(stage.Run("conflicts", "list", "--json").Json.GetArrayLength() == 1, "what came too late was not kept");
        stage.Return();
        stage.Expect(stage.Enter("a2", "600") > token, "the second token is not greater");
    }

    private static void CheckInInTime(ClockStage stage, Action<Place> prepare)
    {
        prepare(stage.Place);
        var token = stage.Enter("a1", "600");
        stage.Jump();
        var patch = stage.Place.Write("patch.json", Patch);
        stage.Expect(stage.Run("checkin", "--agent", "a1", "--token", $"{token}", "--patch", patch, "--source", "test"), 0, "a lease that is held was not good");
        stage.Expect(stage.Run("lease", "enter", "--agent", "a2"), 2, "a lease that is held was given to another");
        stage.Expect(stage.Run("lease", "renew", "--agent", "a1"), 0, "a lease that is held is not renewed");
        stage.Return();
        stage.Expect(stage.Place.Run("lease", "enter", "--agent", "a2"), 2, "a lease that is held was given to another, who has the right time");
        stage.Expect(stage.Run("lease", "exit", "--agent", "a1"), 0, "a lease that is held is not given back");
    }

    private static void GiveTokens(ClockStage stage, Action<Place> prepare)
    {
        prepare(stage.Place);
        var tokens = new List<long>();
        for (var turn = 0; turn < 6; turn++)
        {
            tokens.Add(stage.Enter("a1", "600"));
            stage.Expect(stage.Run("lease", "exit", "--agent", "a1"), 0, "a lease is not given back");
            (turn % 2 == 0 ? stage.Jump : (Action)stage.Return)();
        }

        stage.Expect(tokens.Zip(tokens.Skip(1)).All(pair => pair.First < pair.Second), $"tokens do not rise: {string.Join(", ", tokens)}");
    }

    private static void Watch(ClockStage stage)
    {
        Setup.BackedUp(stage.Place);
        var watching = stage.Begin("watch", "--settle", "1", "--for", "20");
        ClockStage.Wait(4);
        stage.Jump();
        ClockStage.Wait(1);
        stage.Place.Write("src/more.md", "more\n");
        var seen = false;
        while (!seen && !watching.IsCompleted)
        {
            ClockStage.Wait(0.5);
            seen = stage.Place.Git(stage.Place.Repository, "ls-tree", "-r", "--name-only", "main").Output.Contains("more.md", StringComparison.Ordinal);
        }

        stage.Expect(seen && !watching.IsCompleted, "a file that changed after the clock was set was not synced before the end");
        stage.Expect(watching.Result, 0, "it fails");
        stage.Expect(watching.Result.Elapsed < TimeSpan.FromSeconds(45), $"--for 20 took {watching.Result.Elapsed}");
    }

    private static void SyncTwice(ClockStage stage)
    {
        Setup.BackedUp(stage.Place);
        stage.Jump();
        stage.Place.Write("src/f1.json", "{\"n\": 21}\n");
        stage.Expect(stage.Run("sync"), 0, "a sync fails");
        stage.Return();
        stage.Place.Write("src/f1.json", "{\"n\": 22}\n");
        stage.Expect(stage.Run("sync"), 0, "a sync after the clock is right again fails");
        stage.Expect(stage.Run("history", "--json").Json.GetArrayLength() == 3, "the history has not all");
        stage.Expect(stage.Run("restore", "--to", stage.Place["restored"]), 0, "a restore fails");
        stage.Expect(stage.Run("optimize"), 0, "optimize fails");
        stage.Expect(stage.Place.Git(stage.Place.Repository, "log", "--format=%H", "main").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= 3, "a commit is gone");
    }
}
