using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>The program that encrypts refused. Nothing has been published.</summary>
public sealed class EncryptionFailedException(string program, string detail) : VaultException(
    VaultErrorKind.NotPushed,
    program,
    $"'{program}' could not encrypt: {(detail.Length == 0 ? "it said nothing" : detail)}.",
    program == "gpg"
        ? "Read the program's words above. The key of each recipient has to be in the keyring ('gpg --import FILE') and must not have expired."
        : "Read the program's words above, and look at the recipients.");
