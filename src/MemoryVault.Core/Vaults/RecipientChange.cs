using MemoryVault.Envelopes;

namespace MemoryVault.Vaults;

/// <summary>What became of the recipients of a remote.</summary>
/// <param name="Remote">The remote.</param>
/// <param name="Added">Those who can read everything from the next publication on.</param>
/// <param name="Removed">Those who can read nothing that is published from now on. What was published before they can read for good, and nothing undoes that.</param>
public sealed record RecipientChange(VaultRemote Remote, IReadOnlyList<EnvelopeRecipient> Added, IReadOnlyList<EnvelopeRecipient> Removed);
