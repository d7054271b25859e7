using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>The publication that this machine saw last, or is about to make.</summary>
/// <param name="Chain">The name of the chain.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Root">The publication that the key in force came with.</param>
/// <param name="Manifest">The SHA-256 of the file of its manifest.</param>
/// <param name="Tip">The newest commit.</param>
/// <param name="Key">The key in force.</param>
/// <param name="Recipients">Who can read it.</param>
internal sealed record SeenPublication(
    string Chain, int Sequence, int Root, string Manifest, ObjectId Tip, ChainKey Key, IReadOnlyList<EnvelopeRecipient> Recipients)
{
    /// <summary>Gives what is remembered of a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="sha256">The hash of its file.</param>
    /// <param name="key">The key in force.</param>
    internal static SeenPublication Of(EnvelopeManifest manifest, string sha256, ChainKey key) =>
        new(manifest.Chain, manifest.Sequence, manifest.Root, sha256, manifest.Tip, key, manifest.Recipients);
}
