namespace MemoryVault.Git;

/// <summary>One ref of a push: a commit of ours onto a ref of the remote. Never forced.</summary>
/// <param name="Id">What the remote's ref shall point to; <see cref="ObjectId.None"/> deletes it.</param>
/// <param name="RemoteRef">The remote's ref: <c>refs/heads/main</c>.</param>
/// <param name="ExpectedId">
/// The value that the remote's ref must have (<c>--force-with-lease</c> as compare-and-swap, for the lease table), or null for an
/// ordinary push that must be a fast-forward.
/// </param>
public sealed record PushRef(ObjectId Id, string RemoteRef, ObjectId? ExpectedId = null);
