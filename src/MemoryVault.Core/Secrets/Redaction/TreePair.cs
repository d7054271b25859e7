using MemoryVault.Git;

namespace MemoryVault.Secrets.Redaction;

/// <summary>A folder and what it became when its secrets were blacked out.</summary>
/// <param name="Plain">The folder.</param>
/// <param name="Redacted">The other one; the same where there was no secret.</param>
internal sealed record TreePair(ObjectId Plain, ObjectId Redacted);
