using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>A session with what tells that its transcript is the same as when it was read.</summary>
/// <param name="Content">The tree of its segments alone.</param>
/// <param name="Own">What the transcript itself tells.</param>
/// <param name="Info">The same with what the source's index and marks tell.</param>
internal sealed record ListedSession(ObjectId Content, SessionInfo Own, SessionInfo Info);
