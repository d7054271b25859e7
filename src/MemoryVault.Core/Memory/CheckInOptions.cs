using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Memory;

/// <summary>What an agent wants the memory to be, and why.</summary>
public sealed record CheckInOptions
{
    /// <summary>Gets the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Gets what is proposed: a document, a patch or a merge patch.</summary>
    public required JsonValue Proposal { get; init; }

    /// <summary>Gets what <see cref="Proposal"/> is.</summary>
    public CheckInForm Form { get; init; }

    /// <summary>Gets the section that the proposal is about; null for the whole memory.</summary>
    public string? Section { get; init; }

    /// <summary>Gets where the agent has it from: a user, a file, a conversation.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how sure the agent is, 0 to 1; null if it does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets why; null if it does not say.</summary>
    public string? Justification { get; init; }

    /// <summary>Gets the fencing token of the agent's lease; null for whatever lease it has.</summary>
    public long? Token { get; init; }

    /// <summary>Gets the state that the proposal was made from, which needs no lease where nobody else has one; null for the one that the lease is at.</summary>
    public string? Base { get; init; }

    /// <summary>Gets what is done where others changed the same.</summary>
    public MergeStrategy Strategy { get; init; } = MergeStrategy.Fail;

    /// <summary>Gets a value indicating whether it is only worked out: nothing is written, and a proposal under a lost lease is not kept.</summary>
    public bool DryRun { get; init; }
}
