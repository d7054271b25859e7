namespace MemoryVault.Git;

/// <summary>One git object, whole in memory.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">Its content, without git's header.</param>
public sealed record GitObject(GitObjectKind Kind, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Computes the id of the object.</summary>
    public ObjectId ComputeId() => ObjectId.Of(Kind, Bytes.Span);
}
