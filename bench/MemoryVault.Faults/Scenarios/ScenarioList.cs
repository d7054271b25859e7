using System.IO.Enumeration;

namespace MemoryVault.Faults.Scenarios;

/// <summary>All commands that write.</summary>
internal static class ScenarioList
{
    /// <summary>Gets them.</summary>
    internal static IReadOnlyList<Scenario> All { get; } = [.. BackupScenarios.All, .. LeaseScenarios.All, .. MemoryScenarios.All, .. SharingScenarios.All];

    /// <summary>Gives those whose name fits one of some patterns; all without a pattern.</summary>
    internal static IReadOnlyList<Scenario> Find(IReadOnlyList<string> patterns) =>
        [.. All.Where(scenario => patterns.Count == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, scenario.Name)))];
}
