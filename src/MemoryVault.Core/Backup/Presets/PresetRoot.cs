namespace MemoryVault.Backup;

/// <summary>A folder where an agent may keep its memory.</summary>
/// <param name="Path">The folder, absolute.</param>
public sealed record PresetRoot(string Path)
{
    /// <summary>Gets what is taken of it instead of what the preset takes; empty for that.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
}
