using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>GitHub Copilot in VS Code: the files of its memory tool, the chats, and the user's prompts.</summary>
/// <remarks>
/// Looked up on 2026-11-21 in microsoft/vscode-copilot-chat (src/extension/tools/node/memoryTool.tsx): user memories lie in
/// <c>globalStorage/github.copilot-chat</c>, those of a workspace in <c>workspaceStorage/*/GitHub.copilot-chat</c>, with that difference
/// in case. The format of the chats is not documented. <c>state.vscdb</c> holds secrets and is never taken.
/// </remarks>
internal sealed class VSCodeCopilotPreset : SourcePreset
{
    public override string Name => "vscode-copilot";

    public override string Agent => "GitHub Copilot in VS Code";

    public override string Reference => "https://github.com/microsoft/vscode-copilot-chat/blob/main/src/extension/tools/node/memoryTool.tsx";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("globalStorage/[Gg]it[Hh]ub.copilot-chat/memory-tool/memories/**", MemoryFileKind.Memory),
        new("workspaceStorage/*/[Gg]it[Hh]ub.copilot-chat/memory-tool/memories/repo/**", MemoryFileKind.Memory),
        new("workspaceStorage/*/[Gg]it[Hh]ub.copilot-chat/memory-tool/memories/**", MemoryFileKind.Task),
        new("workspaceStorage/*/chatSessions/*.{json,jsonl}", MemoryFileKind.Transcript),
        new("globalStorage/emptyWindowChatSessions/*.{json,jsonl}", MemoryFileKind.Transcript),
        new("workspaceStorage/*/workspace.json", MemoryFileKind.Index),
        new("prompts/**/*.md", MemoryFileKind.Instruction),
    ];

    public override IReadOnlyList<string> Never { get; } = ["state.vscdb*"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment) =>
        VSCodeFolders.User(environment).Where(Recognises).Select(path => new PresetRoot(path));

    public override bool Recognises(string root) =>
        FolderMarks.HasAny(root, "globalStorage/github.copilot-chat/memory-tool", "globalStorage/emptyWindowChatSessions")
        || FolderMarks.HasMatch(root, "workspaceStorage/*/chatSessions")
        || FolderMarks.HasMatch(root, "workspaceStorage/*/GitHub.copilot-chat/memory-tool");
}
