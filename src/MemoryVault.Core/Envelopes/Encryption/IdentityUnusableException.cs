using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>The secret key that an envelope is to be read with cannot be used.</summary>
public sealed class IdentityUnusableException(string path, string problem) : VaultException(
    VaultErrorKind.InvalidInput,
    path,
    $"The identity '{path}' {problem}.",
    Advice.Of($"Name a file with a secret key that has no passphrase with {new HeadWords("'--identity FILE'", "'-Identity FILE'")}, or in the variable MEMORYVAULT_AGE_IDENTITY; 'age-keygen -o FILE' makes one. Its own protection is the mode of the file and the encryption of the disk."));
