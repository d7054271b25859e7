using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Scenarios;

/// <summary>Changing the shared memory.</summary>
internal static class MemoryScenarios
{
    private const string Patch = """[{"op": "add", "path": "/tasks/t3", "value": {"state": "new"}}, {"op": "replace", "path": "/tasks/t1/state", "value": "done"}]""";

    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new("checkin", place =>
        {
            Setup.Remembering(place);
            Setup.Lease(place, "a1");
            return ["checkin", "--agent", "a1", "--patch", place.Write("patch.json", Patch), "--source", "test"];
        })
        { Inspect = place => Setup.LeasesThenHandOver(place, "a1") },
        new("checkin-coordinated", place =>
        {
            Setup.Coordinated(place);
            Setup.Lease(place, "a1");
            return ["checkin", "--agent", "a1", "--patch", place.Write("patch.json", Patch), "--source", "test"];
        })
        { Inspect = place => Setup.LeasesThenHandOver(place, "a1") },
        new("checkin-too-late", place =>
        {
            Setup.Remembering(place);
            var lease = Setup.Lease(place, "a1");
            place.Require("lease", "force-release", lease.GetProperty("leaseId").GetString()!, "--reason", "stuck");
            return ["checkin", "--agent", "a1", "--token", lease.GetProperty("fencingToken").ToString(), "--patch", place.Write("patch.json", Patch), "--source", "test"];
        })
        { NextCodes = [3], Inspect = place => place.Require("conflicts", "list", "--json").Json.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture) },
        new("memory-import", place =>
        {
            Setup.Remembering(place);
            return ["memory", "import", place.Write("more.json", """{"facts": {"f2": "fire is hot"}, "people": {"p1": {"name": "Ana"}}}"""), "--agent", "a1"];
        }),
        new("conflicts-resolve", place =>
        {
            Conflicted(place);
            var id = place.Require("conflicts", "list", "--json").Json[0].GetProperty("id").GetString()!;
            return ["conflicts", "resolve", id, "--theirs", "--agent", "a1"];
        })
        { NextCodes = [0, 1] },
        new("events-undo", place =>
        {
            Setup.Remembering(place);
            Setup.Lease(place, "a1");
            place.Require("checkin", "--agent", "a1", "--patch", place.Write("patch.json", Patch), "--source", "test");
            place.Require("lease", "exit", "--agent", "a1");
            var id = place.Require("events", "list", "--agent", "a1", "--json").Json[0].GetProperty("event_id").GetString()!;
            return ["events", "undo", id];
        })
        { NextCodes = [0, 1, 4] },
    ];

    // A check-in whose lease was lost is kept as a conflict.
    private static void Conflicted(Place place)
    {
        Setup.Remembering(place);
        var lease = Setup.Lease(place, "a1");
        place.Require("lease", "force-release", lease.GetProperty("leaseId").GetString()!, "--reason", "stuck");
        place.Run("checkin", "--agent", "a1", "--token", lease.GetProperty("fencingToken").ToString(), "--patch", place.Write("patch.json", Patch), "--source", "test");
    }
}
