using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>What is to become of our files.</summary>
/// <param name="Version">The version of the place that is taken.</param>
/// <param name="Kind">The kind of the vault's commit: <c>receive</c>, <c>restore</c>.</param>
/// <param name="Subject">Its subject, up to what changed: <c>Receive brisa from shared</c>.</param>
internal sealed record ReceiptPlan(ObjectId Version, string Kind, string Subject)
{
    /// <summary>Gets what works out our files, each of them whole, from those that we have.</summary>
    internal required Func<ObjectId, CancellationToken, Task<WorkedOut>> WorkOut { get; init; }

    /// <summary>Gets a value indicating whether our side rests on the version then.</summary>
    internal bool MovesView { get; init; }

    /// <summary>Gets what of the version is refused.</summary>
    internal IReadOnlyList<ItemError> Refused { get; init; } = [];
}
