using System.Globalization;
using MemoryVault.Display;

namespace MemoryVault.Leases;

/// <summary>How the messages of this folder name leases.</summary>
internal static class LeaseText
{
    /// <summary>Names a scope: <c>The whole memory</c>, <c>'tasks'</c>.</summary>
    internal static string Of(LeaseScope scope, string whole = "the whole memory") => scope.IsWhole ? whole : $"'{scope}'";

    /// <summary>Says who is in the way: <c>'agent-7' on build2 (process 4711) since ... until ... (purpose: triage)</c>.</summary>
    internal static string Of(LeaseObstacle obstacle)
    {
        var process = string.Create(CultureInfo.InvariantCulture, $"{(obstacle.IsBound ? "process" : "entered by process")} {obstacle.ProcessId}");
        var until = obstacle.Until is { } time ? $" until {RelativeTime.Exactly(time)}" : string.Empty;
        var purpose = obstacle.Purpose is { } text ? $" (purpose: {text})" : string.Empty;
        return $"'{obstacle.AgentId}' on {obstacle.Machine} ({process}) since {RelativeTime.Exactly(obstacle.Since)}{until}{purpose}";
    }
}
