using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets.Gate;

/// <summary>
/// Stands before every push: looks for secrets in what the remote would get, and nothing else. So the cost grows with the change.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="place">What the place that the push goes to is called.</param>
/// <param name="policy">What happens to a push with secrets.</param>
/// <remarks>
/// What was to be blacked out is held against it, too: there is nothing to find then. It might be tempting to look into the newest state only. Do not: a secret that was committed and removed again goes out with the history.
/// </remarks>
internal sealed class PushGate(Vault vault, string place, SecretPolicy policy)
{
    /// <summary>Requires that no secret is in what a commit reaches and the remote does not have.</summary>
    /// <param name="tip">The commit to push.</param>
    /// <param name="known">The remote's; null where it has none.</param>
    /// <param name="cancellationToken">Ends the scanning.</param>
    /// <exception cref="SecretsFoundException">There are some.</exception>
    internal async Task RequireNoSecretsAsync(ObjectId tip, ObjectId? known, CancellationToken cancellationToken)
    {
        if (policy == SecretPolicy.Allow)
        {
            return;
        }

        var objects = await vault.Repository.ListObjectsAsync(tip, known, cancellationToken).ConfigureAwait(false);
        await RequireAsync(objects, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Requires that no secret is in one object.</summary>
    /// <inheritdoc cref="RequireNoSecretsAsync(ObjectId, ObjectId?, CancellationToken)" path="/exception"/>
    internal Task RequireNoSecretsAsync(NamedObject named, CancellationToken cancellationToken) =>
        policy == SecretPolicy.Allow ? Task.CompletedTask : RequireAsync([named], cancellationToken);

    private async Task RequireAsync(IReadOnlyList<NamedObject> objects, CancellationToken cancellationToken)
    {
        var scans = ObjectScans.Open(vault);
        var found = new ObjectFindings(vault, scans);
        var findings = new List<SecretFinding>();
        for (var i = 0; i < objects.Count; i++)
        {
            findings.AddRange((await found.FindAsync(objects[i], cancellationToken).ConfigureAwait(false)).Where(finding => !finding.IsAllowed));
            if (i % 1000 == 999)
            {
                vault.Services.Progress?.Report(new VaultProgress("Looking for secrets", i + 1, objects.Count, place));
            }
        }

        scans.Save();
        if (findings.Count > 0)
        {
            throw new SecretsFoundException(place, findings);
        }
    }
}
