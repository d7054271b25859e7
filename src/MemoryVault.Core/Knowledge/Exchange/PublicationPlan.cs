using MemoryVault.Git;

namespace MemoryVault.Knowledge;

/// <summary>What a publication comes to against a state of the place.</summary>
/// <param name="Tip">The commit to push; null where there is nothing to publish at all.</param>
/// <param name="View">The commit that our side rests on once that is pushed.</param>
/// <param name="Before">The files that the place has.</param>
/// <param name="After">The files that it gets.</param>
/// <param name="Merged">Whether others had published since.</param>
internal sealed record PublicationPlan(ObjectId? Tip, ObjectId? View, ObjectId Before, ObjectId After, bool Merged);
