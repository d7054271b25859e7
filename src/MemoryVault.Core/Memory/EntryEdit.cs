using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>What is to stand for one entry of a section's folder.</summary>
/// <param name="key">The entry's key.</param>
/// <param name="name">The name of its file.</param>
/// <param name="blob">The value's blob; null removes the entry.</param>
internal sealed class EntryEdit(string key, string name, ObjectId? blob)
{
    private byte[]? _hash;

    /// <summary>Gets the name of the entry's file.</summary>
    internal string Name => name;

    /// <summary>Gets the value's blob; null removes the entry.</summary>
    internal ObjectId? Blob => blob;

    /// <summary>Gives the sub-folder that the entry belongs into at a depth.</summary>
    internal int Digit(int depth) => FanOut.Digit(_hash ??= FanOut.Hash(key), depth);
}
