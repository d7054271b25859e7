using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Where engram keeps its knowledge: <c>&lt;data&gt;/knowledge/&lt;project&gt;</c>, a Markdown file for each category that it has (decisions, solutions, patterns, bugs, insights, questions, procedures and what comes later).</summary>
/// <remarks>Looked up in Algiras/engram at commit d29e424 (src/config.rs); see also <c>EngramPreset</c>.</remarks>
internal static class EngramFolder
{
    /// <summary>Gives the folder of a project, which need not be there; null where engram is not used on this machine.</summary>
    internal static string? Of(string project, MachineEnvironment environment)
    {
        var data = environment.FullPath(environment.VariableOr("ENGRAM_DATA_DIR", Path.Combine(environment.Home, "memory")));
        var knowledge = Path.Combine(data, "knowledge");
        return Directory.Exists(knowledge) ? Path.Combine(knowledge, project) : null;
    }

    /// <summary>Tells whether a folder is one of engram's.</summary>
    internal static bool Contains(string root, MachineEnvironment environment) =>
        Of("any", environment) is { } sibling && Backup.FolderPath.AreSame(Path.GetDirectoryName(root) ?? root, Path.GetDirectoryName(sibling)!, environment);
}
