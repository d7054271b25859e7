using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Gemini CLI: its memory (<c>GEMINI.md</c> and that of each project), chats, checkpoints, plans, commands and skills.</summary>
/// <remarks>
/// Looked up on 2026-11-21 in google-gemini/gemini-cli at commit 5411f11 (packages/core/src/config/storage.ts,
/// services/chatRecordingService.ts, utils/paths.ts). <c>GEMINI_CLI_HOME</c> stands for the home folder, not for <c>.gemini</c> itself.
/// <c>settings.json</c> (may hold keys of MCP servers) is not taken, nor is <c>history/</c>, a shadow git repository of the user's code.
/// </remarks>
internal sealed class GeminiPreset : SourcePreset
{
    public override string Name => "gemini";

    public override string Agent => "Gemini CLI";

    public override string Reference => "https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/config/storage.ts";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("/GEMINI.md", MemoryFileKind.Memory),
        new("tmp/*/memory/**", MemoryFileKind.Memory),
        new("tmp/*/chats/**/*.{jsonl,json}", MemoryFileKind.Transcript),
        new("tmp/*/checkpoint-*.json", MemoryFileKind.Transcript),
        new("tmp/*/**/{plans,tasks,tracker}/**", MemoryFileKind.Task),
        new("commands/**/*.toml", MemoryFileKind.Instruction),
        new("{skills,agents}/**", MemoryFileKind.Instruction),
        new("policies/**/*.toml", MemoryFileKind.Configuration),
        new("/projects.json", MemoryFileKind.Index),
    ];

    public override IReadOnlyList<string> Exclude { get; } =
        ["tmp/bin/", "tmp/*/logs/", "tmp/*/checkpoints/", "tmp/*/memory/.extraction-state.json", "*.unreadable-*"];

    public override IReadOnlyList<string> Never { get; } =
        ["oauth_creds.json", "google_accounts.json", "mcp-oauth-tokens.json", "a2a-oauth-tokens.json", "gemini-credentials.json"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("GEMINI_CLI_HOME") is { } home)
        {
            yield return new PresetRoot(Path.Combine(environment.FullPath(home), ".gemini"));
        }

        yield return new PresetRoot(Path.Combine(environment.Home, ".gemini"));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasMatch(root, "tmp/*/chats/session-*")
        || (FolderMarks.IsNamed(root, ".gemini") && FolderMarks.HasAny(root, "GEMINI.md", "settings.json", "tmp", "projects.json", "commands"));
}
