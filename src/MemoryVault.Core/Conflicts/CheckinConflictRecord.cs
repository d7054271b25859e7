using System.Security.Cryptography;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;

namespace MemoryVault.Conflicts;

/// <summary>A change that an agent proposed when its lease was lost: nothing of it is in the memory, all of it is kept.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Source">Where it knows it from.</param>
/// <param name="Confidence">How sure it is, 0 to 1; null if it did not say.</param>
/// <param name="Justification">Why; null if it did not say.</param>
/// <param name="BaseRevision">The commit that it worked on; null for an empty vault.</param>
/// <param name="Form">What form the proposal has.</param>
/// <param name="Proposal">The proposal, byte for byte.</param>
public sealed record CheckinConflictRecord(
    string Agent, string Source, double? Confidence, string? Justification, string? BaseRevision, CheckInForm Form, ReadOnlyMemory<byte> Proposal) : ConflictRecord
{
    /// <inheritdoc/>
    public override ConflictKind Kind => ConflictKind.Checkin;

    /// <summary>Gets the path of the proposal in the vault's tree.</summary>
    internal string ProposalPath => $"{Folder}/{Id}.proposal";

    /// <inheritdoc/>
    private protected override IEnumerable<string> Content =>
        ["checkin", Path, Agent, BaseRevision ?? "-", Form.ToString(), Convert.ToHexStringLower(SHA256.HashData(Proposal.Span))];

    /// <inheritdoc/>
    public override IReadOnlyList<TreeEdit> Edits(ICollection<GitObject> objects) => [.. base.Edits(objects), Put(objects, ProposalPath, Proposal)];

    /// <inheritdoc/>
    private protected override void AddMembers(ICollection<KeyValuePair<string, JsonValue>> members)
    {
        members.Add(new("agent", new JsonString(Agent)));
        members.Add(new("source", new JsonString(Source)));
        members.Add(new("confidence", Confidence is { } sure ? JsonNumber.Of(sure) : JsonNull.Instance));
        members.Add(new("justification", Justification is null ? JsonNull.Instance : new JsonString(Justification)));
        members.Add(new("baseRevision", BaseRevision is null ? JsonNull.Instance : new JsonString(BaseRevision)));
        members.Add(new("form", new JsonString(Form.ToString())));
    }
}
