namespace MemoryVault.Secrets;

/// <summary>A finding that was looked at and may leave this machine: an entry of <c>allowedSecrets</c> in <c>config.json</c>.</summary>
/// <param name="Fingerprint">The fingerprint of the value (see <see cref="SecretFingerprints"/>).</param>
/// <param name="Note">Why it may; null where nobody said.</param>
public sealed record AllowedSecret(string Fingerprint, string? Note);
