using MemoryVault.Envelopes;
using MemoryVault.Secrets;

namespace MemoryVault.Vaults;

/// <summary>A git repository, or where it is encrypted also a folder, that the vault is pushed to and merged with.</summary>
/// <param name="Name">Its name here: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
/// <param name="Url">Any URL or path that git takes, without a password or token in it.</param>
public sealed record VaultRemote(string Name, string Url)
{
    /// <summary>Gets a value indicating whether leases and check-ins are decided there, for all vaults that share it. One remote at most.</summary>
    public bool Coordinate { get; init; }

    /// <summary>Gets what happens to a push that would take a secret there.</summary>
    public SecretPolicy SecretPolicy { get; init; }

    /// <summary>Gets who can read what is pushed there; empty for a remote that holds everything in the clear.</summary>
    public IReadOnlyList<EnvelopeRecipient> Recipients { get; init; } = [];

    /// <summary>Gets the file (age) or the folder of the keyring (gpg) that it is read with; null for the program's usual one. A path and never a key.</summary>
    public string? Identity { get; init; }

    /// <summary>Gets a value indicating whether only encrypted files are pushed there.</summary>
    public bool IsEncrypted => Recipients.Count > 0;
}
