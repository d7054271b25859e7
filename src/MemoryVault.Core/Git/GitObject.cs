namespace MemoryVault.Git;

/// <summary>One git object, whole in memory. Its bytes must not change.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">Its content, without git's header.</param>
public sealed record GitObject(GitObjectKind Kind, ReadOnlyMemory<byte> Bytes)
{
    private ObjectId? _id;

    /// <summary>Gets what it is.</summary>
    public GitObjectKind Kind { get; } = Kind;

    /// <summary>Gets its content, without git's header.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = Bytes;

    /// <summary>Computes the id of the object, once.</summary>
    public ObjectId ComputeId() => _id ??= ObjectId.Of(Kind, Bytes.Span);

    /// <summary>Tells whether the other is the same object.</summary>
    public bool Equals(GitObject? other) => other is not null && ComputeId().Equals(other.ComputeId());

    /// <inheritdoc/>
    public override int GetHashCode() => ComputeId().GetHashCode();
}
