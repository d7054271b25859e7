namespace MemoryVault.Secrets;

/// <summary>Where to look for secrets: files if paths are given, else a snapshot, or everything that the history holds.</summary>
public sealed record FindSecretsOptions
{
    /// <summary>Gets files and folders to look into; empty for the vault.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets the snapshot to look into; null for the newest.</summary>
    public string? At { get; init; }

    /// <summary>Gets a value indicating whether everything is looked into that the snapshot's history holds, messages of commits, too.</summary>
    public bool History { get; init; }
}
