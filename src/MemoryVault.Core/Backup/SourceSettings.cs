namespace MemoryVault.Backup;

/// <summary>What a user says of a source; null means the default, or as it was.</summary>
public sealed record SourceSettings
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the folder on this machine.</summary>
    public string? Root { get; init; }

    /// <summary>Gets the preset's name; null to have it recognised.</summary>
    public string? Preset { get; init; }

    /// <summary>Gets the globs of what is taken.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Gets the globs of what is left out.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>Gets the folder in the vault.</summary>
    public string? Folder { get; init; }
}
