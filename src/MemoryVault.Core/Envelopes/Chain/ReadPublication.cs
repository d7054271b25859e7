namespace MemoryVault.Envelopes;

/// <summary>A manifest that was read and is to be trusted.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="Sha256">The hash of its file.</param>
/// <param name="Key">The key in force.</param>
internal sealed record ReadPublication(EnvelopeManifest Manifest, string Sha256, ChainKey Key)
{
    /// <summary>Gives what is remembered of it.</summary>
    internal SeenPublication ToSeen() => SeenPublication.Of(Manifest, Sha256, Key);
}
