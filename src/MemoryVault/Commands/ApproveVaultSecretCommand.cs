using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Secrets;

namespace MemoryVault.Commands;

/// <summary>Lets secrets that were found leave this machine.</summary>
[Cmdlet(VerbsLifecycle.Approve, "VaultSecret", SupportsShouldProcess = true, HelpUri = HelpAddress.ApproveVaultSecret)]
[OutputType(typeof(AllowedSecret))]
public sealed class ApproveVaultSecretCommand : VaultCmdlet
{
    /// <summary>Gets or sets the fingerprints, as a finding or a refused push tells them; never the secrets themselves.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Fingerprint { get; set; } = [];

    /// <summary>Gets or sets why they may.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Gets or sets a value indicating whether what may leave is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var baseline = new SecretBaseline(vault);
        foreach (var fingerprint in Fingerprint)
        {
            var allowed = baseline.Plan(fingerprint, Note);
            var consent = Ask($"Let the secret {fingerprint} leave this machine.");
            if (consent == Consent.Given)
            {
                allowed = await OnPool(() => baseline.AllowAsync(fingerprint, Note, cancellationToken));
            }

            if (PassThru && consent != Consent.Refused)
            {
                Emit(allowed, vault);
            }
        }
    }
}
