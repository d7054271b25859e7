using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>What a change to the vault shall be, worked out against the head that it is to follow.</summary>
public sealed record CommitProposal
{
    /// <summary>Gets the new root tree. If it is the head's own and there is no further parent, no commit is made, unless <see cref="IsEventOnly"/>; null leaves <c>main</c> where it is.</summary>
    public ObjectId? Tree { get; init; }

    /// <summary>Gets what the event is; null only where <c>main</c> stays or goes forward to a commit that is there.</summary>
    public VaultEvent? Event { get; init; }

    /// <summary>Gets a value indicating whether the event is worth a commit even if it changes no file, as an approval is.</summary>
    public bool IsEventOnly { get; init; }

    /// <summary>Gets objects that are not in the store yet: blobs and trees.</summary>
    public IReadOnlyCollection<GitObject> Objects { get; init; } = [];

    /// <summary>Gets further parents: what is merged.</summary>
    public IReadOnlyList<ObjectId> MergedParents { get; init; } = [];

    /// <summary>Gets a commit that contains head and to which <c>main</c> moves forward without a new commit; null to make one.</summary>
    public ObjectId? FastForward { get; init; }

    /// <summary>Gets refs that move in the same transaction as <c>main</c>.</summary>
    public IReadOnlyList<RefUpdate> Refs { get; init; } = [];

    /// <summary>Gets what is worked out once the commit's id is known; null if nothing is. Not called where no commit is made.</summary>
    public Func<ObjectId, CommitFollowUp>? FollowUp { get; init; }
}
