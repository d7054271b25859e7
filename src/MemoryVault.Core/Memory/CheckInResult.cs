using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Memory;

/// <summary>What a check-in came to.</summary>
public sealed record CheckInResult
{
    /// <summary>Gets the id of the event; null if nothing was committed, because nothing changed or because of conflicts.</summary>
    public string? Event { get; init; }

    /// <summary>Gets the newest commit: of this check-in, or the one before where nothing was committed; null in an empty vault.</summary>
    public string? Revision { get; init; }

    /// <summary>
    /// Gets the state that the agent's own document is now, from which its next proposal is made if it does not read the memory anew: after a merge one
    /// beside <c>main</c>, else null, and it is <see cref="Revision"/>. The agent's lease goes on from it by itself.
    /// </summary>
    public string? Base { get; init; }

    /// <summary>Gets what changed, as operations on the memory (RFC 6902).</summary>
    public JsonPatch Patch { get; init; } = new([]);

    /// <summary>Gets the number of operations.</summary>
    public int PatchSize => Patch.Operations.Count;

    /// <summary>Gets a value indicating whether others had changed the memory since the agent read it: what it has is not what is there now.</summary>
    public bool Merged { get; init; }

    /// <summary>Gets what could not be merged. If there is any, nothing was committed.</summary>
    public IReadOnlyList<JsonConflict> Conflicts { get; init; } = [];

    /// <summary>Gets the conflicts that the strategy, or the rules of the vault, decided.</summary>
    public IReadOnlyList<JsonConflict> Settled { get; init; } = [];

    /// <summary>Gets the risk: <c>low</c> for fewer than 10 operations, else <c>medium</c>.</summary>
    public string Risk { get; init; } = ChangeRisk.Low;

    /// <summary>Gets a value indicating whether somebody should look at it: more than 20 operations, or one that removes something.</summary>
    public bool RequiresReview { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public string? Vault { get; init; }
}
