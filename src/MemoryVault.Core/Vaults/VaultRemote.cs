using MemoryVault.Secrets;

namespace MemoryVault.Vaults;

/// <summary>A git repository that the vault is pushed to and merged with.</summary>
/// <param name="Name">Its name here: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
/// <param name="Url">Any URL or path that git takes, without a password or token in it.</param>
public sealed record VaultRemote(string Name, string Url)
{
    /// <summary>Gets a value indicating whether leases and check-ins are decided there, for all vaults that share it. One remote at most.</summary>
    public bool Coordinate { get; init; }

    /// <summary>Gets what happens to a push that would take a secret there.</summary>
    public SecretPolicy SecretPolicy { get; init; }
}
