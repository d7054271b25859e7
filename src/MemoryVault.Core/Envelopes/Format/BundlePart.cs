namespace MemoryVault.Envelopes;

/// <summary>One encrypted part of a bundle.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, 64 hexadecimal digits.</param>
internal sealed record BundlePart(long Bytes, string Sha256);
