namespace MemoryVault.Git;

/// <summary>What a merge by lines came to.</summary>
/// <param name="Text">The merged text.</param>
/// <param name="HasConflicts">Whether both changed the same lines somewhere, so that one side was favoured there.</param>
public sealed record TextMergeResult(ReadOnlyMemory<byte> Text, bool HasConflicts);
