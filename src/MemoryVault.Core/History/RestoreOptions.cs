namespace MemoryVault.History;

/// <summary>What <see cref="RestoreFiles"/> writes, and where.</summary>
public sealed record RestoreOptions
{
    /// <summary>Gets paths in the vault or on this machine, of files or folders, with wildcards; empty for every source of this machine (or, with a destination, the whole snapshot).</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets a value indicating whether wildcards in <see cref="Paths"/> are characters like any other.</summary>
    public bool ArePathsLiteral { get; init; }

    /// <summary>Gets the revision, event id or time of the state to restore; null for the newest.</summary>
    public string? At { get; init; }

    /// <summary>Gets a folder to restore into, under the vault's own paths; null for in place.</summary>
    public string? Destination { get; init; }

    /// <summary>Gets a value indicating whether only the plan is made.</summary>
    public bool DryRun { get; init; }
}
