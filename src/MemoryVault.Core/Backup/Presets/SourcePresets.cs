using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The presets that this program knows.</summary>
public static class SourcePresets
{
    /// <summary>Gets all of them, in the order in which a folder is tried against them; the plain folder is the last.</summary>
    public static IReadOnlyList<SourcePreset> All { get; } =
    [
        new REnginePreset(), new OpenClawPreset(), new CursorPreset(), new ClaudeCodePreset(), new CodexPreset(), new GeminiPreset(), new CopilotPreset(),
        new VSCodeCopilotPreset(), new WindsurfPreset(), new ClinePreset(), new LettaPreset(), new EngramPreset(), new BasicMemoryPreset(), new McpMemoryPreset(),
        new FolderPreset(),
    ];

    /// <summary>Gets the preset of a plain folder.</summary>
    public static SourcePreset Folder => All[^1];

    /// <summary>Gives a preset by its name, whatever the case.</summary>
    /// <exception cref="InvalidInputException">There is none of that name.</exception>
    public static SourcePreset Get(string name) => Find(name) ?? throw new InvalidInputException(
        name, $"There is no preset '{name}'.", $"Use one of these: {string.Join(", ", All.Select(preset => preset.Name).Order(StringComparer.Ordinal))}.");

    /// <summary>Gives a preset by its name, whatever the case; null if there is none.</summary>
    public static SourcePreset? Find(string name)
    {
        foreach (var preset in All)
        {
            if (preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return preset;
            }
        }

        return null;
    }
}
