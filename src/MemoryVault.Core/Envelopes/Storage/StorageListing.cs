namespace MemoryVault.Envelopes;

/// <summary>What a storage held at a moment.</summary>
/// <param name="Version">The storage's own name for that moment; null where it is empty or has none.</param>
/// <param name="Files">The files of an envelope, and its README, by name.</param>
/// <param name="IsForeign">Whether there is something else, and no envelope.</param>
internal sealed record StorageListing(string? Version, IReadOnlyDictionary<string, StoredFile> Files, bool IsForeign)
{
    /// <summary>Gets what an empty place holds.</summary>
    internal static StorageListing Empty { get; } = new(null, new Dictionary<string, StoredFile>(), false);
}
