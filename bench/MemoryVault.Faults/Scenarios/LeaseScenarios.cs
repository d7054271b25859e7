namespace MemoryVault.Faults.Scenarios;

/// <summary>Taking leases and giving them back.</summary>
internal static class LeaseScenarios
{
    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new("lease-enter", place =>
        {
            Setup.Remembering(place);
            return ["lease", "enter", "--agent", "a1"];
        })
        { Inspect = place => Setup.LeasesThenHandOver(place, "a1") },
        new("lease-renew", place =>
        {
            Setup.Remembering(place);
            Setup.Lease(place, "a1");
            return ["lease", "renew", "--agent", "a1"];
        })
        { Inspect = place => Setup.LeasesThenHandOver(place, "a1") },
        new("lease-exit", place =>
        {
            Setup.Remembering(place);
            Setup.Lease(place, "a1");
            return ["lease", "exit", "--agent", "a1"];
        })
        { NextCodes = [0, 3], Inspect = place => $"{Setup.Leases(place)}; taken {place.Run("lease", "enter", "--agent", "next").ExitCode}" },
        new("lease-force-release", place =>
        {
            Setup.Remembering(place);
            var lease = Setup.Lease(place, "a1");
            return ["lease", "force-release", lease.GetProperty("leaseId").GetString()!, "--reason", "stuck"];
        })
        { NextCodes = [0, 1], Inspect = place => $"{Setup.Leases(place)}; taken {place.Run("lease", "enter", "--agent", "next").ExitCode}" },

        // A lease of `run` ends with its process: whatever was killed, another agent gets it without waiting for its time to live.
        new("lease-run", place =>
        {
            Setup.Remembering(place);
            return ["lease", "run", "--agent", "a1", "--ttl", "600", "--", "true"];
        })
        { Next = _ => ["lease", "enter", "--agent", "a2", "--wait", "5"], Inspect = Setup.Leases },
        new("lease-coordinated", place =>
        {
            Setup.Coordinated(place);
            return ["lease", "enter", "--agent", "a1"];
        })
        { Inspect = place => Setup.LeasesThenHandOver(place, "a1") },
    ];
}
