using MemoryVault.Secrets;

namespace MemoryVault.Cli.Output;

/// <summary>Shows secrets that were found, never their values.</summary>
internal sealed class SecretsView
{
    private int _found;

    /// <summary>Gets the number of secrets that nobody allowed.</summary>
    internal int Open { get; private set; }

    internal void Finding(Report report, SecretFinding finding)
    {
        _found++;
        Open += finding.IsAllowed ? 0 : 1;
        report.Line(
            new Words(finding.Rule, finding.IsAllowed ? Tone.Faint : Tone.Bad), "  ", new Words(finding.Path, Tone.Strong), $":{finding.Place}  ",
            new Words($"{finding.Length} bytes, {finding.Fingerprint}{(finding.IsAllowed ? ", allowed" : string.Empty)}", Tone.Faint));
    }

    internal void End(Report report)
    {
        if (_found == 0)
        {
            report.Line(new Words("No secrets.", Tone.Good));
        }
        else if (Open > 0)
        {
            report.Blank();
            report.Line($"{Quantity.Of(Open, "secret")}. Revoke what is a credential at its issuer. To let one leave this machine: ", new Words("memvault secrets allow FINGERPRINT", Tone.Command));
        }
    }

    internal static void Allowed(Report report, AllowedSecret allowed) =>
        report.Line("The secret ", new Words(allowed.Fingerprint, Tone.Strong), " may leave this machine. The next ", new Words("memvault sync", Tone.Command), " pushes it.");
}
