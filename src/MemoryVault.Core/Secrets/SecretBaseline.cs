using MemoryVault.Vaults;

namespace MemoryVault.Secrets;

/// <summary>The findings that may leave this machine: <c>allowedSecrets</c> of <c>config.json</c>.</summary>
/// <remarks>
/// It might be tempting to keep the list in the vault's tree, so that all machines share it. But fingerprints are made under a key of this machine, so
/// that others could not read it; and a shared list would let whoever writes to the vault open the gate of everybody else.
/// </remarks>
public sealed class SecretBaseline(Vault vault)
{
    /// <summary>Lists what may pass.</summary>
    public IReadOnlyList<AllowedSecret> List() => vault.Configuration.AllowedSecrets;

    /// <summary>Lets a secret pass.</summary>
    /// <param name="fingerprint">Its fingerprint, as a finding tells it.</param>
    /// <param name="note">Why; null to keep what was said before.</param>
    /// <param name="cancellationToken">Ends the waiting for the configuration.</param>
    /// <exception cref="InvalidInputException">It is no fingerprint.</exception>
    public async Task<AllowedSecret> AllowAsync(string fingerprint, string? note, CancellationToken cancellationToken)
    {
        var allowed = Plan(fingerprint, note);
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                allowed = Plan(fingerprint, note, configuration);
                return configuration with { AllowedSecrets = [.. configuration.AllowedSecrets.Where(each => each.Fingerprint != fingerprint), allowed] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "secret.allowed", $"The secret {fingerprint} may leave this machine.", fingerprint);
        return allowed;
    }

    /// <summary>Gives what <see cref="AllowAsync"/> would write. Nothing is written.</summary>
    /// <exception cref="InvalidInputException">It is no fingerprint.</exception>
    public AllowedSecret Plan(string fingerprint, string? note) => SecretFingerprints.IsOne(fingerprint)
        ? Plan(fingerprint, note, vault.Configuration)
        : throw new InvalidInputException(
            null,
            "That is no fingerprint of a secret, which has 32 digits of 0-9 and a-f.",
            Advice.Of($"Take it from {HeadWords.Command("secrets scan", "Find-VaultSecret")}, or from the message of the push. Never give the secret itself."));

    private static AllowedSecret Plan(string fingerprint, string? note, VaultConfiguration configuration) =>
        new(fingerprint, note ?? configuration.AllowedSecrets.FirstOrDefault(each => each.Fingerprint == fingerprint)?.Note);
}
