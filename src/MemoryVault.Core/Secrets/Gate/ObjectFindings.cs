using MemoryVault.Git;
using MemoryVault.Secrets.Redaction;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets.Gate;

/// <summary>Turns what the scans find in objects into findings, with paths that show no secret.</summary>
internal sealed class ObjectFindings
{
    private readonly ObjectScans _scans;
    private readonly HashSet<string> _allowed;
    private readonly HashSet<SecretFinding> _names = [];

    internal ObjectFindings(Vault vault, ObjectScans scans) =>
        (_scans, _allowed) = (scans, [.. vault.Configuration.AllowedSecrets.Select(each => each.Fingerprint)]);

    /// <summary>Gives the secrets in an object. One in a name is told once, and not for every version of the folder.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    internal async ValueTask<IReadOnlyList<SecretFinding>> FindAsync(NamedObject named, CancellationToken cancellationToken)
    {
        var hits = await _scans.ScanAsync(named.Id, cancellationToken).ConfigureAwait(false);
        return hits.Count == 0 ? [] : [.. hits.Select(hit => Finding(hit, named.Name)).Where(finding => finding.Line > 0 || _names.Add(finding))];
    }

    private SecretFinding Finding(SecretHit hit, string name)
    {
        var path = _scans.Names.RedactPath(name);
        var isAllowed = _allowed.Contains(hit.Fingerprint);
        return hit.Line > 0
            ? SecretFinding.Of(hit, GitText.ForDisplay(path), isAllowed)
            : SecretFinding.Of(hit with { Pointer = null }, GitText.ForDisplay(path.Length == 0 ? hit.Pointer! : $"{path}/{hit.Pointer}"), isAllowed);
    }
}
