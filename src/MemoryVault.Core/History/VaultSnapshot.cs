namespace MemoryVault.History;

/// <summary>One commit of the vault: an event and the state after it.</summary>
public sealed record VaultSnapshot
{
    /// <summary>Gets the commit's id.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets when it was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets what it is: <c>sync</c>, <c>merge</c>, <c>restore</c>, ...; empty for a foreign commit.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the first line of its message.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the machine that made it.</summary>
    public string? Machine { get; init; }

    /// <summary>Gets the agent in whose name it was made.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the event's id (UUIDv7).</summary>
    public string? Event { get; init; }

    /// <summary>Gets the sources it is about.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets the parents' ids.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Gets the path the history was asked for, so that it pipes into a restore; null for the whole vault.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the vault's folder, so that it pipes.</summary>
    public required string Vault { get; init; }
}
