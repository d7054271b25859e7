namespace MemoryVault.Backup;

/// <summary>What <see cref="FindMemoryFiles"/> looks for.</summary>
public sealed record FindMemoryFilesOptions
{
    /// <summary>Gets folders to look into instead of the places where agents keep their memory.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets the presets or agents to look for, with wildcards; empty means all.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];
}
