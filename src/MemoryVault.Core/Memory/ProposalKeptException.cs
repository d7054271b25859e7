using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>A check-in came too late: its lease is lost. What it proposed is kept in the vault as a conflict.</summary>
public sealed class ProposalKeptException : VaultException
{
    /// <summary>Makes the error.</summary>
    /// <param name="conflict">The conflict's id.</param>
    /// <param name="cause">Why the lease is lost.</param>
    public ProposalKeptException(string conflict, VaultException cause)
        : base(
            cause.Kind,
            $"conflicts/{conflict}.json",
            $"{cause.Message} Nothing was changed; the proposal is kept as 'conflicts/{conflict}.json'.",
            Advice.Of($"Enter again, read what changed meanwhile, and check in again; or decide about the proposal with {HeadWords.Command($"conflicts resolve {conflict}", $"Resolve-MemoryConflict {conflict}")}."),
            cause) => Conflict = conflict;

    /// <summary>Gets the id of the conflict.</summary>
    public string Conflict { get; }
}
