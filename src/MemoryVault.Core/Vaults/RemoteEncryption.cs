using MemoryVault.Envelopes;

namespace MemoryVault.Vaults;

/// <summary>What is said of the encryption of a remote; what is left out stays as it is.</summary>
public sealed record RemoteEncryption
{
    /// <summary>Gets who can read it from now on, all of them: <c>age:age1...</c>, <c>gpg:FINGERPRINT</c>; null to leave it.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>Gets the file (age) or the folder of the keyring (gpg) that it is read with here; null to leave it.</summary>
    public string? Identity { get; init; }

    /// <summary>Gives a remote with this.</summary>
    /// <exception cref="VaultException">A recipient or the identity is none, or the remote coordinates.</exception>
    internal VaultRemote ApplyTo(VaultRemote remote, MachineEnvironment environment)
    {
        var recipients = Recipients is null ? remote.Recipients : EnvelopeRecipients.Parse(Recipients);
        if (recipients.Count == 0)
        {
            return Identity is null ? remote : throw new InvalidInputException(
                remote.Name, $"Remote '{remote.Name}' is not encrypted, so that there is nothing to read with an identity.", "Name recipients, too: age:age1...");
        }

        var identity = Identity is null ? remote.Identity
            : recipients[0].Tool == EnvelopeTool.Age ? AgeIdentity.Require(environment, Identity) : environment.FullPath(Identity);
        return remote.Coordinate ? throw new EncryptedRemoteCoordinatesException(remote.Name) : remote with { Recipients = recipients, Identity = identity };
    }
}
