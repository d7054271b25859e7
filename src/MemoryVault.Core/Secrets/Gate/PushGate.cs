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
/// It might be tempting to look into the newest state only. Do not: a secret that was committed and removed again goes out with the history.
/// </remarks>
internal sealed class PushGate(Vault vault, string place, SecretPolicy policy)
{
    /// <summary>Requires that no secret is in what a commit reaches and the remote does not have.</summary>
    /// <param name="tip">The commit to push.</param>
    /// <param name="known">The remote's; null where it has none.</param>
    /// <param name="cancellationToken">Ends the scanning.</param>
    /// <exception cref="SecretsFoundException">There are some.</exception>
    /// <exception cref="RedactionMissingException">The remote's policy is one that this version lacks.</exception>
    internal async Task RequireNoSecretsAsync(ObjectId tip, ObjectId? known, CancellationToken cancellationToken)
    {
        if (IsOpen())
        {
            return;
        }

        var objects = await vault.Repository.ListObjectsAsync(tip, known, cancellationToken).ConfigureAwait(false);
        await RequireAsync(objects, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Requires that no secret is in one object.</summary>
    /// <inheritdoc cref="RequireNoSecretsAsync(ObjectId, ObjectId?, CancellationToken)" path="/exception"/>
    internal Task RequireNoSecretsAsync(NamedObject named, CancellationToken cancellationToken) =>
        IsOpen() ? Task.CompletedTask : RequireAsync([named], cancellationToken);

    private bool IsOpen() => policy switch
    {
        SecretPolicy.Allow => true,
        SecretPolicy.Redact => throw new RedactionMissingException(place),
        _ => false,
    };

    private async Task RequireAsync(IReadOnlyList<NamedObject> objects, CancellationToken cancellationToken)
    {
        var allowed = vault.Configuration.AllowedSecrets.Select(each => each.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var scans = ObjectScans.Open(vault);
        var findings = new List<SecretFinding>();
        for (var i = 0; i < objects.Count; i++)
        {
            foreach (var hit in await scans.ScanAsync(objects[i].Id, cancellationToken).ConfigureAwait(false))
            {
                if (!allowed.Contains(hit.Fingerprint))
                {
                    findings.Add(SecretFinding.Of(hit, GitText.ForDisplay(objects[i].Name), isAllowed: false));
                }
            }

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
