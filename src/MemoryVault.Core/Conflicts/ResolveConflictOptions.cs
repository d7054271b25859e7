namespace MemoryVault.Conflicts;

/// <summary>Which conflict is resolved, and how.</summary>
/// <param name="Id">The conflict's id, or the beginning of it.</param>
/// <param name="Choice">Whose version is taken.</param>
public sealed record ResolveConflictOptions(string Id, ConflictChoice Choice)
{
    /// <summary>
    /// Gets what stands there from now on, for <see cref="ConflictChoice.Given"/>: the JSON of the value, the whole file of a text or a file, or
    /// the edited proposal of a check-in, in its form.
    /// </summary>
    public ReadOnlyMemory<byte> Given { get; init; }

    /// <summary>Gets the agent in whose name it is resolved; null for nobody.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets a value indicating whether it is only worked out.</summary>
    public bool DryRun { get; init; }
}
