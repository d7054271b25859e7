using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The presets that this program knows.</summary>
public static class SourcePresets
{
    // Made when they are asked for: a sync needs those of its sources only, and its start is measured in milliseconds.
    private static readonly Known[] Entries =
    [
        new("rengine", static () => new REnginePreset()),
        new("openclaw", static () => new OpenClawPreset()),
        new("cursor", static () => new CursorPreset()),
        new("claude-code", static () => new ClaudeCodePreset()),
        new("codex", static () => new CodexPreset()),
        new("gemini", static () => new GeminiPreset()),
        new("copilot", static () => new CopilotPreset()),
        new("vscode-copilot", static () => new VSCodeCopilotPreset()),
        new("windsurf", static () => new WindsurfPreset()),
        new("cline", static () => new ClinePreset()),
        new("letta", static () => new LettaPreset()),
        new("engram", static () => new EngramPreset()),
        new("basic-memory", static () => new BasicMemoryPreset()),
        new("mcp-memory", static () => new McpMemoryPreset()),
        new("folder", static () => new FolderPreset()),
    ];

    /// <summary>Gets the names, in the order of <see cref="All"/>.</summary>
    public static IEnumerable<string> Names => Entries.Select(entry => entry.Name);

    /// <summary>Gets all of them, in the order in which a folder is tried against them; the plain folder is the last.</summary>
    public static IEnumerable<SourcePreset> All => Entries.Select(entry => entry.Preset);

    /// <summary>Gets the preset of a plain folder.</summary>
    public static SourcePreset Folder => Entries[^1].Preset;

    /// <summary>Gives a preset by its name, whatever the case.</summary>
    /// <exception cref="InvalidInputException">There is none of that name.</exception>
    public static SourcePreset Get(string name) => Find(name) ?? throw new InvalidInputException(
        name, $"There is no preset '{name}'.", $"Use one of these: {string.Join(", ", Names.Order(StringComparer.Ordinal))}.");

    /// <summary>Gives a preset by its name, whatever the case; null if there is none.</summary>
    public static SourcePreset? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Preset;
            }
        }

        return null;
    }

    private sealed class Known(string name, Func<SourcePreset> make)
    {
        private readonly Lazy<SourcePreset> _preset = new(make);

        internal string Name => name;

        internal SourcePreset Preset => _preset.Value;
    }
}
