using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>GitHub Copilot CLI: instructions, agents, skills, hooks and the state of its sessions.</summary>
/// <remarks>
/// Looked up on 2026-11-21 at docs.github.com: copilot/reference/copilot-cli-reference/cli-config-dir-reference. <c>config.json</c> holds
/// the sign-in and is never taken. "Copilot Memory" is kept by GitHub's servers: nothing of it is on disk.
/// </remarks>
internal sealed class CopilotPreset : SourcePreset
{
    public override string Name => "copilot";

    public override string Agent => "GitHub Copilot CLI";

    public override string Reference => "https://docs.github.com/en/copilot/reference/copilot-cli-reference/cli-config-dir-reference";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("/copilot-instructions.md", MemoryFileKind.Instruction),
        new("instructions/**/*.instructions.md", MemoryFileKind.Instruction),
        new("agents/**/*.agent.md", MemoryFileKind.Instruction),
        new("{skills,hooks}/**", MemoryFileKind.Instruction),
        new("session-state/**/*.jsonl", MemoryFileKind.Transcript),
        new("session-state/**/{*.md,workspace.yaml}", MemoryFileKind.Task),
        new("session-state/*/checkpoints/**", MemoryFileKind.Task),
        new("history-session-state/*.json", MemoryFileKind.Transcript),
    ];

    public override IReadOnlyList<string> Never { get; } = ["/config.json", "/mcp-config.json", "/providers.json", "mcp-oauth-config/", "mcp-secrets/"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("COPILOT_HOME") is { } moved)
        {
            yield return new PresetRoot(environment.FullPath(moved));
        }

        yield return new PresetRoot(Path.Combine(environment.Home, ".copilot"));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasMatch(root, "session-state/*/events.jsonl")
        || (FolderMarks.IsNamed(root, ".copilot") && FolderMarks.HasAny(root, "session-state", "config.json", "settings.json", "copilot-instructions.md"));
}
