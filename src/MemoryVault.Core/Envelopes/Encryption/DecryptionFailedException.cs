using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>A file of an envelope cannot be decrypted with the identity at hand: it is for others, or is no file of that program any more.</summary>
public sealed class DecryptionFailedException(string place, string file, string program, string detail, Advice remedy) : VaultException(
    VaultErrorKind.Denied,
    place,
    $"'{file}' of the envelope at '{place}' cannot be decrypted by '{program}': {(detail.Length == 0 ? "it said nothing" : detail)}.",
    remedy);
