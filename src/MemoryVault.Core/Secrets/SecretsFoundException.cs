using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets;

/// <summary>A push was refused because it would have taken secrets to a remote.</summary>
public sealed class SecretsFoundException(string place, IReadOnlyList<SecretFinding> findings) : VaultException(
    VaultErrorKind.NotPushed, place, Words(place, findings), HowToGoOn())
{
    private const int Listed = 5;

    /// <summary>Gets what was found.</summary>
    public IReadOnlyList<SecretFinding> Findings { get; } = findings;

    private static string Words(string place, IReadOnlyList<SecretFinding> findings)
    {
        var list = string.Join("; ", findings.Take(Listed).Select(finding => $"{finding.Rule} in '{finding.Path}' at {finding.Place} ({finding.Fingerprint})"));
        var more = findings.Count > Listed ? $"; and {findings.Count - Listed} more" : string.Empty;
        return $"Nothing was pushed to '{place}', because {Quantity.Of(findings.Count, "secret")} would have gone there: {list}{more}.";
    }

    private static Advice HowToGoOn() => Advice.Of(
        $"What was committed is safe here. Revoke what is a credential at its issuer, as the history keeps it; then let it pass with {HeadWords.Command("secrets allow FINGERPRINT", "Approve-VaultSecret FINGERPRINT")}. {HeadWords.Command("secrets scan --history", "Find-VaultSecret -History")} shows what there is.");
}
