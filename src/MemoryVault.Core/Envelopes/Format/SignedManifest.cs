namespace MemoryVault.Envelopes;

/// <summary>A manifest as it was read, with what its signatures are of.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="Signed">The bytes that are signed.</param>
/// <param name="Signature">The signature under the key in force from it on.</param>
/// <param name="Succession">The signature under the key that was in force before it; only in a root that follows on others.</param>
internal sealed record SignedManifest(EnvelopeManifest Manifest, byte[] Signed, string? Signature, string? Succession);
