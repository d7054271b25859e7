namespace MemoryVault.Secrets.Scanning;

/// <summary>A secret before its line is known.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Start">Where it begins in the bytes as they are.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Pointer">Its pointer in JSON.</param>
/// <param name="Fingerprint">The fingerprint of its value.</param>
internal sealed record FoundSecret(SecretRule Rule, int Start, int End, string? Pointer, string Fingerprint);
